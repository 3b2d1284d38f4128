// The sheet that all elements share; every colour and size comes from the tokens.
const CSS_TEXT = `
:host([hidden]){display:none}:host(:not([hidden])){display:block;color:var(--pg-text);font:var(--pg-size-m)/1.5 var(--pg-font)}*{box-sizing:border-box}
h1{font-size:var(--pg-size-xl);line-height:1.2;letter-spacing:-.015em;margin:0;text-wrap:balance}h2{font-size:var(--pg-size-l);margin:0}p{margin:0}p+p,p+button,p+.button{margin-top:var(--pg-3)}a{color:var(--pg-accent)}
:focus-visible{outline:none;box-shadow:var(--pg-focus);border-radius:var(--pg-radius-s)}[hidden]{display:none!important}
:host(:dir(rtl)) :is(h1,h2,p,li,b,dt,label,legend){unicode-bidi:plaintext;text-align:right}
.head{display:flex;gap:var(--pg-4);align-items:end;justify-content:space-between;flex-wrap:wrap;margin-bottom:var(--pg-6)}.head p,.soft{color:var(--pg-soft)}.small{font-size:var(--pg-size-s)}
button,.button{font:inherit;font-weight:600;min-height:var(--pg-tap);padding:0 var(--pg-4);border-radius:var(--pg-radius-s);border:1px solid var(--pg-control);background:var(--pg-surface);color:var(--pg-text);cursor:pointer;white-space:nowrap;display:inline-flex;align-items:center;justify-content:center;text-decoration:none}
button.primary,.button.primary{background:var(--pg-accent);border-color:var(--pg-accent);color:var(--pg-accent-ink)}button.quiet{border-color:transparent;background:none;color:var(--pg-accent);padding:0 var(--pg-2);min-height:2rem}button.bad{border-color:var(--pg-bad);color:var(--pg-bad);background:none}button:disabled{opacity:.65;cursor:default}
.panel{background:var(--pg-surface);border:1px solid var(--pg-line);border-radius:var(--pg-radius);box-shadow:var(--pg-shadow)}
.two{display:grid;grid-template-columns:minmax(0,1fr) 19rem;gap:var(--pg-6);align-items:start}.work{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,26rem);gap:var(--pg-6);align-items:start}.work>.panel:last-child{position:sticky;top:var(--pg-4)}
.pad{padding:var(--pg-6)}.end{display:flex;gap:var(--pg-3);justify-content:end;flex-wrap:wrap;padding:var(--pg-4) var(--pg-6);border-top:1px solid var(--pg-line)}
.no{unicode-bidi:isolate;font-family:var(--pg-mono);font-size:var(--pg-size-s);color:var(--pg-soft);user-select:all}.name{font-weight:600}
.badge{display:inline-flex;align-items:center;gap:.35rem;font-size:var(--pg-size-s);font-weight:600;padding:.1rem .55rem;border-radius:99px;white-space:nowrap}.good{color:var(--pg-good);background:var(--pg-good-wash)}.warn{color:var(--pg-warn);background:var(--pg-warn-wash)}.badge.bad{color:var(--pg-bad);background:var(--pg-bad-wash)}.plain{color:var(--pg-soft);background:var(--pg-sunken)}
.fix{background:var(--pg-bad-wash);padding:var(--pg-4) var(--pg-6);overflow-wrap:anywhere}.fix.warn{color:inherit;background:var(--pg-warn-wash)}.fix ol{margin:var(--pg-2) 0 var(--pg-3);padding-inline-start:1.2rem}.fix li{margin:.15rem 0}.ups{font-family:var(--pg-mono);font-size:var(--pg-size-s);color:var(--pg-soft)}.fix>p:last-child{margin-top:var(--pg-2)}.fix+.fix,.fix+.panel,.alert{margin-bottom:var(--pg-4)}.alert{border-radius:var(--pg-radius)}
label{display:block;overflow-wrap:anywhere;font-size:var(--pg-size-s);font-weight:600;margin-bottom:.2rem}input,select,textarea{font:inherit;width:100%;min-height:var(--pg-tap);padding:0 var(--pg-3);border:1px solid var(--pg-control);border-radius:var(--pg-radius-s);background:var(--pg-surface);color:var(--pg-text)}input[type=checkbox],input[type=radio]{width:1.1rem;height:1.1rem;min-height:1.1rem;accent-color:var(--pg-accent);flex:none}label.check{display:flex;gap:var(--pg-2);align-items:center;font-weight:500;min-height:1.75rem}
[aria-invalid]{border-color:var(--pg-bad);box-shadow:0 0 0 1px var(--pg-bad)}.err{color:var(--pg-bad);font-size:var(--pg-size-s);margin-top:.2rem}
fieldset{border:0;padding:var(--pg-6);margin:0;min-width:0}fieldset+fieldset{border-top:1px solid var(--pg-line)}legend{float:inline-start;width:100%;font-weight:700;margin-bottom:var(--pg-3);padding:0}legend~*{clear:both}.grid{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:var(--pg-3);align-items:start}.s1{grid-column:span 1}.s2{grid-column:span 2}.s3{grid-column:span 3}.s4{grid-column:span 4}.s6{grid-column:span 6}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:var(--pg-2) var(--pg-4);margin:0}dt{color:var(--pg-soft)}dd{margin:0;overflow-wrap:anywhere}details,details+*{margin-top:var(--pg-3)}summary{cursor:pointer;padding-block:.15rem;color:var(--pg-accent);font-weight:600}
.notice{margin-top:var(--pg-6);color:var(--pg-soft);font-size:var(--pg-size-s);display:flex;gap:var(--pg-3);align-items:center}.environment{background:repeating-linear-gradient(-45deg,var(--pg-warn-wash) 0 14px,transparent 14px 28px) var(--pg-surface);color:var(--pg-warn);font-size:var(--pg-size-s);font-weight:600;text-align:center;padding:var(--pg-1) var(--pg-4);margin-bottom:var(--pg-4);border:1px solid var(--pg-line);border-radius:var(--pg-radius-s)}.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.skeleton{background:var(--pg-sunken);border-radius:var(--pg-radius-s);min-height:1.2rem}
@media(max-width:40rem){button,.button{white-space:normal}.s1{grid-column:span 2}.s2:has(+.s1){grid-column:span 4}}@media(max-width:56rem){.two,.work{grid-template-columns:minmax(0,1fr)}fieldset,.pad{padding:var(--pg-4)}.end{padding:var(--pg-4)}.end>*{flex:1}.fix{padding:var(--pg-4)}}
`;

let shared = null;

export function sheets(own) {
  if (!shared) (shared = new CSSStyleSheet()).replaceSync(CSS_TEXT);
  if (!own) return [shared];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(own);
  return [shared, sheet];
}
