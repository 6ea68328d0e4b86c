"""Usual words for the leukaemia: what it is, where it is, how it stands. All in lower case."""

CNS = (
    ("1", "cns1"), ("2", "cns2"), ("3", "cns3"),
    *((f"{before}{roman}", f"cns{level}") for level, roman in enumerate(("i", "ii", "iii"), 1)
      for before in ("", "cns ", "cns-", "cns")),
    *((f"cns status {level}", f"cns{level}") for level in (1, 2, 3)),
    *((f"{level}{part}", f"cns{level}") for level in (2, 3) for part in "abc"),
    *((f"cns{apart}{place}", f"cns{place}") for place in (1, 2, 3) for apart in (" ", "-")),
    *((f"cns{apart}{level}{part}", f"cns{level}")
      for apart in ("", " ", "-") for level in (2, 3) for part in "abc"),
)  # fmt: skip
LINEAGE = (
    *((f"{before}{cell}{apart}myeloid{after}", f"mpal-{cell}-myeloid")
      for cell in "bt" for apart in ("/", "-", " ")
      for before, after in (("", ""), ("mpal ", ""), ("mpal-", ""), ("", " mpal"))
      if (before, apart) != ("mpal-", "-")),
    *((f"{cell}{apart}lbl", f"lbl-{cell}") for cell in "bt" for apart in ("-", " ")),
    *((f"{before}{cell}{apart}all", f"{cell}-all") for cell in "bt" for apart in ("-", " ")
      for before in ("", "pre-", "pro-", "common ", "early ") if before or apart == " "),
    ("b-cell all", "b-all"), ("t-cell all", "t-all"), ("common all", "b-all"),
    ("c-all", "b-all"), ("bcp-all", "b-all"), ("b-precursor all", "b-all"),
    ("b-cell precursor all", "b-all"), ("precursor b-all", "b-all"),
    ("cortical t-all", "t-all"),
    *((f"{cell}{apart}{named}", kind) for cell in "bt" for apart in ("-", " ", "-cell ", " cell ")
      for named, kind in (
          ("lymphoblastic leukaemia", f"{cell}-all"), ("lymphoblastic leukemia", f"{cell}-all"),
          ("lymphoblastic lymphoma", f"lbl-{cell}"), ("all", f"{cell}-all"),
          ("lineage all", f"{cell}-all"))),
    ("mixed", "mpal"), ("mixed phenotype", "mpal"), ("mixed-phenotype", "mpal"),
    ("undifferentiated", "aul"), ("aml", "myeloid"),
)  # fmt: skip
LINEAGE_SAYS_NOTHING = ("precursor", "acute")
STATUS = (
    ("newly diagnosed", "newly-diagnosed"), ("new", "newly-diagnosed"),
    ("de novo", "newly-diagnosed"), ("de-novo", "newly-diagnosed"),
    ("at diagnosis", "newly-diagnosed"), ("new diagnosis", "newly-diagnosed"),
    ("untreated", "newly-diagnosed"),
    *((f"relapse {after}", "relapsed") for after in (
        "after hct", "after allo", "post allo", "post-hct", "after hsct", "post hct")),
    ("post-hct relapse", "relapsed"), ("relapse", "relapsed"), ("in relapse", "relapsed"),
    ("overt relapse", "relapsed"),
    *((f"{kind} relapse", "relapsed") for kind in (
        "haematological", "haematologic", "hematological", "hematologic", "morphological",
        "morphologic")),
    ("primary refractory", "refractory"), ("primary-refractory", "refractory"),
    ("induction failure", "refractory"), ("primary induction failure", "refractory"),
    ("pif", "refractory"), ("refractory disease", "refractory"),
    ("cr", "remission"), ("in remission", "remission"), ("complete remission", "remission"),
    ("in cr", "remission"), ("cri", "remission"), ("crh", "remission"), ("crp", "remission"),
    *((f"{first}{word}{last}", "mrd-positive") for word in ("persistent", "persistence")
      for first, last in (("", " mrd"), ("mrd ", ""))),
    ("mrd+", "mrd-positive"), ("mrd positive", "mrd-positive"),
    ("mrd positive cr", "mrd-positive"), ("mrd-positive cr", "mrd-positive"),
    ("cr mrd+", "mrd-positive"), ("cr, mrd+", "mrd-positive"),
    ("molecular relapse", "mrd-positive"), ("mrd relapse", "mrd-positive"),
)  # fmt: skip
SITES_SAY_NOTHING = (
    "isolated", "left", "right", "bilateral", "both", "relapse", "involvement", "disease", "mass",
)  # fmt: skip
SITES = (
    ("bm", "marrow"), ("bone marrow", "marrow"), ("csf", "cns"), ("brain", "cns"),
    *((place, "cns") for place in (
        "meninges", "leptomeninges", "leptomeningeal", "spinal cord", "nerve roots",
    )),
    *((place, "testis") for place in ("testes", "testicle", "testicles", "testicular")),
    *((place, "heart") for place in ("cardiac", "pericardium", "myocardium", "atrium")),
    *((place, "eye") for place in ("eyes", "orbit", "retina", "choroid", "iris", "vitreous")),
    *((place, "kidney") for place in ("kidneys", "renal")),
    *((place, "bowel") for place in (
        "stomach", "gastric", "gut", "gastrointestinal", "gastrointestinal tract", "intestine",
        "duodenum", "jejunum", "ileum", "colon", "rectum",
    )),
    *((place, "other") for place in (
        "skin", "scalp", "cutaneous", "subcutaneous", "leukaemia cutis", "leukemia cutis",
        "lymph node", "lymph nodes", "node", "nodes", "nodal", "lymphadenopathy", "tonsil",
        "bone", "bones", "skull", "jaw", "mandible", "maxilla", "clavicle", "sternum", "rib",
        "ribs", "vertebra", "vertebrae", "sacrum", "pelvis", "humerus", "femur", "tibia",
        "breast", "breasts", "liver", "spleen", "pleura", "pleural effusion", "ascites",
        "mediastinum", "mediastinal", "thymus", "chest wall", "ovary", "ovaries", "pancreas",
        "soft tissue",
        "muscle", "uterus", "cervix", "vagina", "prostate", "bladder", "paraspinal",
        "retroperitoneum", "peritoneum", "abdomen",
        "lung", "lungs", "gum", "gingiva", "parotid", "thyroid", "adrenal",
    )),
)  # fmt: skip
CNS_SITES = (
    ("liquor", "csf"), ("cerebrospinal fluid", "csf"), ("meninges", "leptomeninges"),
    ("leptomeningeal", "leptomeninges"), ("meningeal", "leptomeninges"),
    *((place, "parenchyma") for place in (
        "brain", "brain parenchyma", "cerebrum", "cerebellum", "brainstem",
    )),
    *((f"cranial nerve{more}", "cranial-nerve") for more in ("", "s", " palsy")),
    *((f"{nerve}{more}", "cranial-nerve")
      for nerve in ("cn iii", "cn iv", "cn v", "cn vi", "cn vii", "cn viii", "cn ix", "cn x",
                    "cn xi", "cn xii", "facial nerve", "facial", "abducens", "oculomotor")
      for more in (" palsy", " paresis")),
    *((f"optic {place}", "optic-nerve") for place in ("nerve", "nerves", "disc", "disk")),
    *((place, "spine") for place in ("spinal cord", "spinal", "nerve roots", "cauda equina")),
)  # fmt: skip
EMERGENCY = (
    ("spinal cord compression", "cord-compression"),
    ("svc obstruction", "mediastinal-compression"),
    ("svc syndrome", "mediastinal-compression"),  ("cauda equina", "cord-compression"),
    ("loss of vision", "vision"), ("visual loss", "vision"),
    ("airway", "mediastinal-compression"), ("airway compression", "mediastinal-compression"),
    ("superior vena cava", "mediastinal-compression"), ("svc", "mediastinal-compression"),
    ("stridor", "mediastinal-compression"), ("leukostasis", "leucostasis"),
    ("cardiac tamponade", "tamponade"), ("pericardial tamponade", "tamponade"),
)  # fmt: skip
