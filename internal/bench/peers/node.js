// Engines of Node for the bench: PEERS ENGINE N FOLDER [OUT]. Each opens its
// template for every document, as its manual shows.
const fs = require('fs'), os = require('os'), path = require('path');
const [peers, engine, count, folder, out] = process.argv.slice(2);
const load = (name) => require(path.resolve(peers, 'node_modules', name));
const template = (name) => fs.readFileSync(path.join(folder, name + '.docx'));
const data = JSON.parse(fs.readFileSync(path.join(folder, 'data.json'), 'utf8'));

const engines = {
  docxtemplater() {
    const Zip = load('pizzip'), Docxtemplater = load('docxtemplater'), file = template('docxtemplater');
    return async () => {
      const paper = new Docxtemplater(new Zip(file), { paragraphLoop: true, linebreaks: true });
      paper.render(data);
      return paper.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
  },
  'easy-template-x'() {
    const { TemplateHandler } = load('easy-template-x'), file = template('docxtemplater'), handler = new TemplateHandler();
    return () => handler.process(file, data);
  },
  carbone() {
    const carbone = load('carbone'), file = path.resolve(folder, 'carbone.docx');
    carbone.set({ templatePath: '/', tempPath: os.tmpdir() });
    return () => new Promise((done, failed) => carbone.render(file, data, (err, paper) => (err ? failed(err) : done(paper))));
  },
};

async function main() {
  const { version } = JSON.parse(fs.readFileSync(path.join(peers, 'node_modules', engine, 'package.json'), 'utf8'));
  const one = engines[engine]();
  const begin = process.hrtime.bigint();
  let paper;
  for (let i = 0; i < +count; i++) paper = await one();
  const s = Number(process.hrtime.bigint() - begin) / 1e9;
  if (out) fs.writeFileSync(out, paper);
  console.log(JSON.stringify({ n: +count, s, bytes: paper.length, version }));
  process.exit(0); // carbone keeps timers alive
}
main().catch((err) => { console.error(err); process.exit(1); });
