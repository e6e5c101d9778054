"""Pages for those who work here: staff, councillors and partners. No page of a resident is here."""
