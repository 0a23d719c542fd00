"""docxtpl for the bench: N FOLDER [OUT]. It has no compiled template, so the file is opened for every document."""
import io
import json
import pathlib
import sys
import time
from importlib import metadata

from docxtpl import DocxTemplate

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
data = json.loads((folder / "data.json").read_text(encoding="utf-8"))
template = (folder / "docxtpl.docx").read_bytes()
begin = time.perf_counter()
for _ in range(count):
    paper = DocxTemplate(io.BytesIO(template))
    paper.render(data, autoescape=True)
    out = io.BytesIO()
    paper.save(out)
seconds = time.perf_counter() - begin
if len(sys.argv) > 3:
    pathlib.Path(sys.argv[3]).write_bytes(out.getvalue())
print(json.dumps({"n": count, "s": seconds, "bytes": len(out.getvalue()), "version": metadata.version("docxtpl")}))
