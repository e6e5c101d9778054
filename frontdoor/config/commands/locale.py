"""Brings the words of our pages in other languages in line with the code, and says how many are missing.

It does not translate: what is new is empty, and read in English until somebody writes it.
"""

from frontdoor.config import commands, locales


def run(args: list[str]) -> int:
    """0 when the files are written."""
    parser = commands.parser(__name__, __doc__, data=False)
    parser.add_argument("begin", nargs="?", metavar="CODE", help="begin a language, for example cy")
    begin = parser.parse_args(args).begin
    files = locales.written()
    if begin:
        if begin in files or not begin.isalpha():
            raise commands.CannotGoOn(f'"{begin}" is not the code of a language that is still to begin')
        files[begin] = locales.begun(begin)
    said = locales.said_by_the_code()
    for language, file in files.items():
        came, went = locales.bring_up_to_date(file, said)
        path = locales.place_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(path))
        missing = len(locales.untranslated(file))
        print(f"{language}: {len(said)} texts, {came} new, {went} gone, {missing} without words.")
    return 0
