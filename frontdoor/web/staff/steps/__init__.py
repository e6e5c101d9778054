"""Moving a case, and giving a new date: asked, shown as the resident will read it, then sent. Must not tell anybody."""
