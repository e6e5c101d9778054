"""A catalogue that speaks Urdu about potholes, all but one text, for walks. Must not be the council's own words."""

import shutil
from pathlib import Path

POTHOLE = """\
title: سڑک کے گڑھے کی اطلاع دیں
summary: ہمیں گڑھے کے بارے میں بتائیں۔
words:
  - ٹوٹی ہوئی سڑک
questions:
  surface:
    ask: گڑھا کس میں ہے؟
    options:
      road: سڑک
      pavement: فٹ پاتھ
      other: کچھ اور
  site:
    ask: گڑھا کہاں ہے؟
  danger:
    ask: کیا کوئی خطرے میں ہے؟
  size:
    ask: کتنا بڑا ہے؟
    options:
      small: چھوٹا
      large: بڑا
      unsure: معلوم نہیں
  details:
    ask: اور کچھ؟
  photos:
    ask: کیا آپ کے پاس تصویریں ہیں؟
  contact_name:
    ask: آپ کا نام؟
  contact_email:
    ask: آپ کا ای میل؟
  contact_telephone:
    ask: آپ کا فون نمبر؟
states:
  reported:
    says: آپ کی اطلاع ہمیں مل گئی ہے۔
  repair_ordered:
    says: ہم نے مرمت کا حکم دے دیا ہے۔
clocks:
  look:
    promise: ہم اسے ((due)) تک دیکھیں گے
  mend:
    promise: ہم اسے ((due)) تک ٹھیک کریں گے
messages:
  received:
    subject: ہمیں آپ کی اطلاع ملی ((reference))
    body: |
      ((site)) کے گڑھے کا شکریہ۔
      ((promise))
      حوالہ ((reference))، ((link))
  repair_ordered:
    subject: ہم گڑھا ٹھیک کریں گے
    body: |
      ((site)) کا گڑھا۔
      ((promise))
"""
COUNCIL = """\
hours: پیر تا جمعہ
areas:
  highways:
    title: سڑکیں
"""


def with_urdu(catalogue: Path, folder: Path, *, pothole: str = POTHOLE) -> Path:
    """The council's catalogue in another folder, with these words and no others."""
    shutil.copytree(catalogue, folder, ignore=shutil.ignore_patterns("translations"))
    place = folder / "translations" / "ur"
    place.mkdir(parents=True)
    (place / "report-a-pothole.yaml").write_text(pothole)
    (place / "council.yaml").write_text(COUNCIL)
    return folder
