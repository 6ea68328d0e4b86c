"""Drugs by generic name, brand, code and usual abbreviation, in English, Korean and Japanese.

The names are as used in the field, not checked entry by entry against a source. A name
is compared without case, spaces and hyphens.
"""

from typing import Literal, NamedTuple

AgentKind = Literal[
    "antibody", "car-t", "tki", "cytotoxic", "asparaginase", "steroid", "targeted", "cells", "other"
]


class Agent(NamedTuple):
    """What sort of drug it is, its other names, and the class by which rules ask for it, if any.

    One that stands for itself is such a class: which of its members it was is open.
    """

    kind: AgentKind
    names: tuple[str, ...] = ()
    stands_for: str = ""


CD19_CAR_T, TKI, ANTHRACYCLINE = "cd19-car-t", "tki", "anthracycline"
TARGETED = ("blinatumomab", "inotuzumab", CD19_CAR_T)  # that spend a target of the blasts
AGENTS: dict[str, Agent] = {
    "blinatumomab": Agent("antibody", (
        "blincyto", "blina", "blin", "blinato", "blinatumomab-dfsr", "amg 103", "mt103",
        "블리나투모맙", "블린사이토", "블리나", "ブリナツモマブ", "ビーリンサイト",
    )),
    "inotuzumab": Agent("antibody", (
        "inotuzumab ozogamicin", "besponsa", "ino", "inoz", "cmc-544", "이노투주맙",
        "이노투주맙 오조가마이신", "베스폰사", "イノツズマブ", "イノツズマブ オゾガマイシン",
        "ベスポンサ",
    )),
    "rituximab": Agent("antibody", ("mabthera", "rituxan", "ritux", "rtx", "리툭시맙",
                                    "リツキシマブ")),
    "daratumumab": Agent("antibody", ("darzalex", "dara", "다라투무맙", "다잘렉스", "ダラツムマブ",
                                      "ダラザレックス")),
    "isatuximab": Agent("antibody", ("sarclisa", "이사툭시맙", "イサツキシマブ")),
    "gemtuzumab": Agent("antibody", ("gemtuzumab ozogamicin", "mylotarg", "go", "마일로탁",
                                     "ゲムツズマブ", "マイロターグ")),
    "epratuzumab": Agent("antibody"),
    "moxetumomab": Agent("antibody", ("moxetumomab pasudotox", "lumoxiti")),
    "alemtuzumab": Agent("antibody", ("campath", "mabcampath", "lemtrada", "알렘투주맙")),
    "tisagenlecleucel": Agent("car-t", (
        "kymriah", "tisa-cel", "tisacel", "ctl019", "cart-19", "킴리아", "티사젠렉류셀",
        "チサゲンレクルユーセル", "キムリア",
    ), CD19_CAR_T),
    "brexucabtagene": Agent("car-t", (
        "brexucabtagene autoleucel", "tecartus", "brexu-cel", "brexucel", "brexu", "kte-x19",
        "테카르투스", "テカルタス",
    ), CD19_CAR_T),
    "obecabtagene": Agent("car-t", (
        "obecabtagene autoleucel", "aucatzyl", "obe-cel", "obecel", "auto1", "오베카브타진",
    ), CD19_CAR_T),
    "axicabtagene": Agent("car-t", ("axicabtagene ciloleucel", "yescarta", "axi-cel", "kte-c19",
                                    "예스카타", "イエスカルタ"), CD19_CAR_T),
    "lisocabtagene": Agent("car-t", ("lisocabtagene maraleucel", "breyanzi", "liso-cel",
                                     "jcar017", "ブレヤンジ"), CD19_CAR_T),
    "relmacabtagene": Agent("car-t", ("relma-cel", "carteyva"), CD19_CAR_T),
    "inaticabtagene": Agent("car-t", ("inaticabtagene autoleucel", "inati-cel", "cnct19"),
                            CD19_CAR_T),
    "varnimcabtagene": Agent("car-t", ("varnimcabtagene autoleucel", "var-cel", "ari-0001"),
                             CD19_CAR_T),
    "anbalcabtagene": Agent("car-t", ("anbal-cel", "rimqarto", "림카토"), CD19_CAR_T),
    CD19_CAR_T: Agent("car-t", (
        "car-t", "car t cells", "car t cell therapy", "car-t therapy", "cart", "cd19 car",
        "cd19 car-t cells", "anti-cd19 car-t", "anti-cd19 car", "cd19-directed car-t", "huart19",
        "hucart19", "cart19", "car-t 치료", "car-t療法",
    ), CD19_CAR_T),
    "cd22-car-t": Agent("car-t", ("cd22 car", "anti-cd22 car-t", "anti-cd22 car", "cart22")),
    "cd19-cd22-car-t": Agent("car-t", (
        "cd19/cd22 car-t", "cd19/22 car-t", "cd19-22 car-t", "cd19/cd22 car", "cd19/22 car",
        "bispecific cd19/cd22 car-t",
    ), CD19_CAR_T),
    "cd7-car-t": Agent("car-t", ("cd7 car", "anti-cd7 car-t", "anti-cd7 car", "wu-cart-007",
                                 "sofi-cel", "soficabtagene geleucel")),
    "cd5-car-t": Agent("car-t", ("cd5 car", "anti-cd5 car-t")),
    TKI: Agent("tki", (
        "tkis", "tyrosine kinase inhibitor", "tyrosine kinase inhibitors", "abl1 tki",
        "bcr-abl1 tki", "티로신 키나제 억제제", "チロシンキナーゼ阻害薬",
    ), TKI),
    "imatinib": Agent("tki", ("imatinib mesylate", "glivec", "gleevec", "ima", "sti571",
                              "이매티닙", "이마티닙", "글리벡", "イマチニブ", "グリベック"), TKI),
    "dasatinib": Agent("tki", ("sprycel", "dasa", "phyrago", "다사티닙", "스프라이셀",
                               "ダサチニブ", "スプリセル"), TKI),
    "nilotinib": Agent("tki", ("tasigna", "nilo", "danziten", "닐로티닙", "타시그나",
                               "ニロチニブ", "タシグナ"), TKI),
    "bosutinib": Agent("tki", ("bosulif", "bosu", "보수티닙", "보술리프", "ボスチニブ",
                               "ボシュリフ"), TKI),
    "ponatinib": Agent("tki", ("iclusig", "pona", "ap24534", "포나티닙", "아이클루시그",
                               "ポナチニブ", "アイクルシグ"), TKI),
    "asciminib": Agent("tki", ("scemblix", "abl001", "애시미닙", "셈블릭스", "アシミニブ",
                               "セムブリックス"), TKI),
    "olverembatinib": Agent("tki", ("olvere", "hqp1351", "gzd824", "올베렘바티닙"), TKI),
    "flumatinib": Agent("tki", ("hansoh xinfu", "hhgv678", "플루마티닙"), TKI),
    "radotinib": Agent("tki", ("supect", "라도티닙", "슈펙트"), TKI),
    "vodobatinib": Agent("tki", ("k0706",), TKI),
    "nelarabine": Agent("cytotoxic", ("arranon", "atriance", "nela", "ara-g", "506u78", "넬라라빈",
                                      "ネララビン", "アラノンジー")),
    "clofarabine": Agent("cytotoxic", ("clolar", "evoltra", "clo", "clofa", "클로파라빈",
                                       "에볼트라",
                                       "クロファラビン", "エボルトラ")),
    "fludarabine": Agent("cytotoxic", ("fludara", "flu", "플루다라빈", "フルダラビン")),
    "cladribine": Agent("cytotoxic", ("2-cda", "leustatin", "클라드리빈", "クラドリビン")),
    "cytarabine": Agent("cytotoxic", (
        "ara-c", "arac", "cytosine arabinoside", "hdac", "hidac", "hd-arac", "high-dose cytarabine",
        "high dose cytarabine", "ldac", "시타라빈", "고용량 시타라빈", "シタラビン", "キロサイド",
    )),
    "methotrexate": Agent("cytotoxic", ("mtx", "hd-mtx", "hdmtx", "high-dose methotrexate",
                                        "메토트렉세이트", "メトトレキサート", "メソトレキセート")),
    "mercaptopurine": Agent("cytotoxic", ("6-mp", "mp", "purinethol", "메르캅토푸린",
                                          "머캅토퓨린", "メルカプトプリン", "ロイケリン")),
    "tioguanine": Agent("cytotoxic", ("thioguanine", "6-tg")),
    "vincristine": Agent("cytotoxic", ("vcr", "oncovin", "marqibo", "liposomal vincristine",
                                       "빈크리스틴", "ビンクリスチン", "オンコビン")),
    "vinblastine": Agent("cytotoxic", ("vbl",)),
    "vindesine": Agent("cytotoxic", ("eldisine", "ビンデシン")),
    "cyclophosphamide": Agent("cytotoxic", ("cy", "ctx", "cpm", "endoxan", "cytoxan",
                                            "사이클로포스파미드", "시클로포스파미드",
                                            "シクロホスファミド", "エンドキサン")),
    "ifosfamide": Agent("cytotoxic", ("ifo", "이포스파미드", "イホスファミド")),
    "etoposide": Agent("cytotoxic", ("vp-16", "vepesid", "etoposid", "에토포사이드", "에토포시드",
                                     "エトポシド", "ベプシド")),
    "teniposide": Agent("cytotoxic", ("vm-26",)),
    ANTHRACYCLINE: Agent("cytotoxic", ("anthracyclines", "안트라사이클린", "アントラサイクリン"),
                         ANTHRACYCLINE),
    "doxorubicin": Agent("cytotoxic", ("adriamycin", "dox", "doxo", "adr", "독소루비신",
                                       "ドキソルビシン", "アドリアシン", "アドリアマイシン"),
                         ANTHRACYCLINE),
    "daunorubicin": Agent("cytotoxic", ("dnr", "daunomycin", "cerubidine", "다우노루비신",
                                        "ダウノルビシン", "ダウノマイシン"), ANTHRACYCLINE),
    "idarubicin": Agent("cytotoxic", ("ida", "idamycin", "zavedos", "이다루비신", "イダルビシン",
                                      "イダマイシン"), ANTHRACYCLINE),
    "epirubicin": Agent("cytotoxic", ("epi", "에피루비신", "エピルビシン"), ANTHRACYCLINE),
    "mitoxantrone": Agent("cytotoxic", ("mitox", "mxn", "novantrone", "미토잔트론",
                                        "ミトキサントロン", "ノバントロン"), ANTHRACYCLINE),
    "pirarubicin": Agent("cytotoxic", ("thp", "피라루비신", "ピラルビシン", "テラルビシン"),
                         ANTHRACYCLINE),
    "aclarubicin": Agent("cytotoxic", ("aclacinomycin", "acr", "アクラルビシン"), ANTHRACYCLINE),
    "amsacrine": Agent("cytotoxic", ("amsa", "m-amsa")),
    "bendamustine": Agent("cytotoxic", ("benda", "벤다무스틴", "ベンダムスチン")),
    "decitabine": Agent("cytotoxic", ("dacogen", "데시타빈")),
    "azacitidine": Agent("cytotoxic", ("vidaza", "aza", "5-aza", "아자시티딘", "アザシチジン")),
    "hydroxyurea": Agent("cytotoxic", ("hydroxycarbamide", "hydrea", "hu", "하이드록시유레아")),
    "busulfan": Agent("cytotoxic", ("bu", "busulfex", "부설판", "ブスルファン")),
    "melphalan": Agent("cytotoxic", ("mel", "alkeran", "멜팔란", "メルファラン")),
    "thiotepa": Agent("cytotoxic", ("tt", "tepadina", "티오테파", "チオテパ")),
    "treosulfan": Agent("cytotoxic", ("treo", "trecondi")),
    "topotecan": Agent("cytotoxic", ("hycamtin",)),
    "homoharringtonine": Agent("cytotoxic", ("omacetaxine", "hht")),
    "asparaginase": Agent("asparaginase", (
        "l-asparaginase", "l-asp", "asp", "asnase", "e. coli asparaginase", "leunase",
        "elspar", "kidrolase", "spectrila", "아스파라기나제", "エルアスパラギナーゼ",
        "アスパラギナーゼ", "ロイナーゼ",
    ), "asparaginase"),
    "pegaspargase": Agent("asparaginase", ("oncaspar", "peg-asp", "peg-asparaginase", "peg",
                                           "pegylated asparaginase", "페가스파르가제", "온카스파",
                                           "ペグアスパルガーゼ", "オンキャスパー"), "asparaginase"),
    "calaspargase": Agent("asparaginase", ("calaspargase pegol", "asparlas"), "asparaginase"),
    "erwinia asparaginase": Agent("asparaginase", ("erwinia", "erwinase", "erwinaze", "rylaze",
                                                   "crisantaspase"), "asparaginase"),
    "prednisone": Agent("steroid", ("pred", "pdn", "프레드니손")),
    "prednisolone": Agent("steroid", ("psl", "프레드니솔론", "プレドニゾロン", "プレドニン")),
    "methylprednisolone": Agent("steroid", ("mpd", "solu-medrol", "메틸프레드니솔론")),
    "dexamethasone": Agent("steroid", ("dex", "dexa", "dxm", "decadron", "덱사메타손",
                                       "デキサメタゾン", "デカドロン")),
    "hydrocortisone": Agent("steroid", ("hc",)),
    "steroids": Agent("steroid", ("steroid", "corticosteroids", "corticosteroid",
                                  "glucocorticoids", "스테로이드", "ステロイド")),
    "venetoclax": Agent("targeted", ("venclexta", "venclyxto", "ven", "abt-199", "베네토클락스",
                                     "벤클렉스타", "ベネトクラクス", "ベネクレクスタ")),
    "navitoclax": Agent("targeted", ("abt-263",)),
    "revumenib": Agent("targeted", ("revuforj", "sndx-5613", "레부메닙")),
    "ziftomenib": Agent("targeted", ("komzifti", "ko-539")),
    "bleximenib": Agent("targeted", ("jnj-75276617",)),
    "bortezomib": Agent("targeted", ("velcade", "btz", "보르테조밉", "ボルテゾミブ")),
    "carfilzomib": Agent("targeted", ("kyprolis",)),
    "ruxolitinib": Agent("targeted", ("jakafi", "jakavi", "rux", "룩소리티닙", "자카비",
                                      "ルキソリチニブ", "ジャカビ")),
    "everolimus": Agent("targeted", ("rad001",)),
    "temsirolimus": Agent("targeted"),
    "gilteritinib": Agent("targeted", ("xospata",)),
    "sorafenib": Agent("targeted", ("nexavar",)),
    "trametinib": Agent("targeted", ("mekinist",)),
    "dli": Agent("cells", ("donor lymphocyte infusion", "donor lymphocytes", "donor lymphocyte",
                           "공여자 림프구 주입", "ドナーリンパ球輸注")),
    "interferon": Agent("other", ("ifn", "interferon alfa", "peginterferon")),
    "atra": Agent("other", ("tretinoin", "all-trans retinoic acid")),
    "arsenic trioxide": Agent("other", ("ato",)),
    "g-csf": Agent("other", ("filgrastim", "lenograstim", "pegfilgrastim", "gcsf")),
    "dexrazoxane": Agent("other"),
    "leucovorin": Agent("other", ("folinic acid",)),
    "intrathecal therapy": Agent("other", (
        "intrathecal chemotherapy", "intrathecal", "intrathecals", "it chemotherapy", "it mtx",
        "it methotrexate", "triple it", "triple intrathecal", "tit", "it", "척수강내 항암화학요법",
        "髄注",
    )),
    "transplantation": Agent("other", (
        "transplant", "hct", "hsct", "sct", "bmt", "allo-hct", "allo-hsct", "allo-sct", "auto-hct",
        "auto-hsct", "asct", "allo-bmt", "stem cell transplantation", "stem cell transplant",
        "bone marrow transplantation", "bone marrow transplant", "haplo-hct", "haplo-hsct",
        "조혈모세포이식", "동종조혈모세포이식", "이식", "造血幹細胞移植", "移植",
    )),
    "radiotherapy": Agent("other", (
        "radiation", "irradiation", "rt", "xrt", "cranial irradiation", "cranial radiotherapy",
        "craniospinal irradiation", "tbi", "total body irradiation", "방사선치료", "放射線治療",
    )),
}  # fmt: skip

# A class that people write in place of its members: any of these may be meant.
CLASSES: dict[str, tuple[AgentKind, ...]] = {
    "chemotherapy": ("cytotoxic", "asparaginase"),
    "chemo": ("cytotoxic", "asparaginase"),
    "multiagent chemotherapy": ("cytotoxic", "asparaginase"),
    "multi-agent chemotherapy": ("cytotoxic", "asparaginase"),
    "intensive chemotherapy": ("cytotoxic", "asparaginase"),
    "combination chemotherapy": ("cytotoxic", "asparaginase"),
    "항암화학요법": ("cytotoxic", "asparaginase"),
    "化学療法": ("cytotoxic", "asparaginase"),
    "antibody": ("antibody",),
    "immunotherapy": ("antibody", "car-t"),
}
