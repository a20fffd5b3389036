const id=197,ids=[197,582],modules={3745:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{g:()=>parentOf});function parentOf(name){return name.slice(0,Math.max(0,name.lastIndexOf("/")))}}),1443:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{Y:()=>FolderWriter});var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(3024),node_crypto__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(7598),_artifacts_open_folder_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(6836),_errors_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(452),_byte_name_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(3745);const{O_RDONLY,O_WRONLY,O_CREAT,O_EXCL,O_NOFOLLOW,O_DIRECTORY}=node_fs__WEBPACK_IMPORTED_MODULE_0__.constants,OPEN_FOLDER=O_RDONLY|O_NOFOLLOW|O_DIRECTORY,NEW_FILE=O_WRONLY|O_CREAT|O_EXCL|O_NOFOLLOW;class FolderWriter{folder;owner;root;last;hasDescriptors=(0,_artifacts_open_folder_js__WEBPACK_IMPORTED_MODULE_2__.sP)()==="descriptors";constructor(folder,owner){this.folder=folder,this.owner=owner,this.root=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(folder,O_RDONLY|O_DIRECTORY)}close(){this.forget(),(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.root)}look(name){try{return(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.at(name),{bigint:!0})}catch(thrown){if(["ENOENT","ENOTDIR","ELOOP"].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__.xU)(thrown)??""))return;throw thrown}}makeFolder(name){(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(this.at(name),{mode:448}),this.give(name)}makeLink(name,target){(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync)(Buffer.from(target,"latin1"),this.at(name)),this.give(name)}makeName(name,existing){const parent=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(Buffer.concat([this.parentPath(existing),Buffer.from("/.")]),OPEN_FOLDER);try{const from=this.hasDescriptors?Buffer.concat([Buffer.from(`/proc/self/fd/${parent}/`),lastPart(existing)]):this.pathOf(existing);(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)(from,this.at(name))}finally{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(parent)}}makeFile(name){const parent=(0,_byte_name_js__WEBPACK_IMPORTED_MODULE_4__.g)(name),temporary=`${parent===""?"":`${parent}/`}.pyexec-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}`,descriptor=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(temporary),NEW_FILE,384),drop=()=>{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor),(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(this.at(temporary))};return{descriptor,keep:mode=>{try{this.owner!==void 0&&(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchownSync)(descriptor,this.owner.uid,this.owner.gid),(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(descriptor,mode&511),(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(this.at(temporary),this.at(name))}catch(thrown){throw drop(),thrown}(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor)},drop}}setFolderMode(name,mode){const descriptor=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(this.at(name),OPEN_FOLDER);try{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(descriptor,mode&511)}finally{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor)}}removeFile(name){(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(this.at(name))}removeFolder(name){this.forget();try{(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(this.at(name))}catch(thrown){if((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__.xU)(thrown)!=="ENOTEMPTY"&&(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__.xU)(thrown)!=="EEXIST")throw thrown}}give(name){this.owner!==void 0&&(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(this.at(name),this.owner.uid,this.owner.gid)}pathOf(name){return Buffer.concat([Buffer.from(`${this.folder}/`),Buffer.from(name,"latin1")])}at(name){return Buffer.concat([this.parentPath(name),Buffer.from("/"),lastPart(name)])}parentPath(name){const parent=(0,_byte_name_js__WEBPACK_IMPORTED_MODULE_4__.g)(name),descriptor=this.enter(parent);return this.hasDescriptors?Buffer.from(`/proc/self/fd/${descriptor}`):parent===""?Buffer.from(this.folder):this.pathOf(parent)}enter(name){if(name==="")return this.root;if(this.last?.name!==name){const descriptor=this.openFolder(name);this.forget(),this.last={name,descriptor}}return this.last.descriptor}openFolder(name){let current=this.root,path=Buffer.from(this.folder);for(const part of name.split("/")){const above=this.hasDescriptors?Buffer.from(`/proc/self/fd/${current}`):path;path=Buffer.concat([above,Buffer.from("/"),Buffer.from(part,"latin1")]);try{const next=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path,OPEN_FOLDER);current!==this.root&&(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(current),current=next}catch(thrown){throw current!==this.root&&(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(current),thrown}}return current}forget(){this.last!==void 0&&(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.last.descriptor),this.last=void 0}}function lastPart(name){return Buffer.from(name.slice(name.lastIndexOf("/")+1),"latin1")}}),3642:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{B:()=>HeldPlace});var node_fs__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(3024),node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(6760),_folder_writer_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(1443),_execution_working_directory_make_folder_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(1849);class HeldPlace{file;writer;constructor(file,writer){this.file=file,this.writer=writer}static open(file){const folder=(0,_execution_working_directory_make_folder_js__WEBPACK_IMPORTED_MODULE_3__.f)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file),511);if((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(folder,node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK),(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)&&(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).isDirectory())throw new Error("it is a folder");return new HeldPlace(file,new _folder_writer_js__WEBPACK_IMPORTED_MODULE_2__.Y(folder,void 0))}write(pieces){const target=this.writer.makeFile(Buffer.from(node_path__WEBPACK_IMPORTED_MODULE_1__.basename(this.file)).toString("latin1"));try{for(const piece of pieces){const bytes=Buffer.from(piece);for(let at=0;at<bytes.length;)at+=(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(target.descriptor,bytes,at)}}catch(thrown){throw target.drop(),thrown}target.keep(420)}close(){this.writer.close()}}}),197:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{ReportFiles:()=>ReportFiles});var external_node_path_=__webpack_require__(6760),errors=__webpack_require__(452),held_place=__webpack_require__(3642),builders=__webpack_require__(1582),external_node_fs_=__webpack_require__(3024),open_folder=__webpack_require__(6836),reason_of=__webpack_require__(7157);function readWhole(descriptor,expected,maxBytes){const facts=(0,external_node_fs_.fstatSync)(descriptor,{bigint:!0});if(!(facts.dev===expected.dev&&facts.ino===expected.ino)||!facts.isFile()||facts.nlink!==1n||facts.size>BigInt(maxBytes))return;const content=Buffer.alloc(Number(facts.size));let at=0;for(;at<content.length;){const got=(0,external_node_fs_.readSync)(descriptor,content,at,content.length-at,null);if(got===0)return;at+=got}return content}function readBelow(folder,[name,...rest],maxBytes){if(name===void 0)return;const expected=folder.look(name);if(rest.length>0){const inside=folder.enter(name);try{return readBelow(inside,rest,maxBytes)}finally{inside.close()}}if(!expected.isFile())return;const descriptor=folder.openFile(name);try{return readWhole(descriptor,expected,maxBytes)}finally{(0,external_node_fs_.closeSync)(descriptor)}}function readLeftFile({folder,path},maxBytes,protection=(0,open_folder.sP)()){const names=path.split("/");if(!names.some(name=>name===""||name==="."||name===".."||name.includes("\0")))try{const root=(0,open_folder.NE)(folder,protection);try{return readBelow(root,names.map(name=>Buffer.from(name)),maxBytes)}finally{root.close()}}catch(thrown){(0,reason_of.A)(thrown);return}}function png(content){if(!(content.length<24||content.toString("latin1",0,8)!==`\x89PNG\r

`)&&content.toString("latin1",12,16)==="IHDR")return{type:"image/png",width:content.readUInt32BE(16),height:content.readUInt32BE(20)}}function gif(content){if(!(content.length<10||!/^GIF8[79]a$/.test(content.toString("latin1",0,6))))return{type:"image/gif",width:content.readUInt16LE(6),height:content.readUInt16LE(8)}}function webp(content){if(content.length<30||content.toString("latin1",0,4)!=="RIFF"||content.toString("latin1",8,12)!=="WEBP")return;const type="image/webp";switch(content.toString("latin1",12,16)){case"VP8 ":return{type,width:content.readUInt16LE(26)&16383,height:content.readUInt16LE(28)&16383};case"VP8L":{const bits=content.readUInt32LE(21);return{type,width:(bits&16383)+1,height:(bits>>14&16383)+1}}case"VP8X":return{type,width:content.readUIntLE(24,3)+1,height:content.readUIntLE(27,3)+1};default:return}}function isFrame(marker){return marker>=192&&marker<=207&&![196,200,204].includes(marker)}function jpeg(content){if(!(content.length<4||content.readUInt16BE(0)!==65496))for(let at=2;at+9<=content.length;){if(content[at]!==255)return;const marker=content[at+1]??0;if(isFrame(marker))return{type:"image/jpeg",width:content.readUInt16BE(at+7),height:content.readUInt16BE(at+5)};at+=marker===255?1:2+content.readUInt16BE(at+2)}}function imageFacts(content){const facts=png(content)??gif(content)??webp(content)??jpeg(content);return facts!==void 0&&facts.width>0&&facts.height>0?facts:void 0}const MAX_BYTES=2*2**20,MAX_TOTAL_BYTES=5*2**20,MAX_PIXELS=4e7,MAX_EACH=12,MAX_LOOKED_AT=1e3,NAMES=/\.(png|jpe?g|gif|webp)$/i;function readImages(runs){const found=new Map;let left=MAX_TOTAL_BYTES,looks=MAX_LOOKED_AT;const indexes=[...runs.keys()].sort((a,b)=>rank(runs[a])-rank(runs[b])||a-b);for(const index of indexes){const run=runs[index],images=[];for(const{path,bytes}of run?.files??[]){if(images.length>=MAX_EACH||looks<=0)break;if(run===void 0||!NAMES.test(path)||bytes>Math.min(MAX_BYTES,left))continue;looks--;const content=readLeftFile({folder:run.workingDirectory,path},Math.min(MAX_BYTES,left)),facts=content===void 0?void 0:imageFacts(content);content===void 0||facts===void 0||facts.width*facts.height>MAX_PIXELS||(left-=content.length,images.push({path,...facts,content}))}images.length>0&&found.set(index,images)}return found}function rank(run){return+(run?.status==="passed")}const KINDS=["junit","sarif","html","patch"];function openTarget(kind,file){try{return{kind,place:held_place.B.open(file)}}catch(cause){throw new errors.xH("invalid-input",{message:`\`${kind}-file\` cannot be written to ${file}: ${(0,errors.bD)(cause)}`,hint:"It must be a file in a folder that can be made and written.",cause})}}function writeInto({kind,place},pieces){try{place.write(pieces)}catch(cause){throw new errors.xH("publish-failed",{message:`\`${kind}-file\` cannot be written to ${place.file}: ${(0,errors.bD)(cause)}`,hint:"Something may be in its place, its folder may be gone, or the disk may be full.",cause})}}class ReportFiles{targets;constructor(targets){this.targets=targets}static open(settings,currentFolder){const targets=[];for(const kind of KINDS){const given=settings[kind];given!==void 0&&targets.push(openTarget(kind,external_node_path_.resolve(currentFolder,given)))}return new ReportFiles(targets)}imagesOf({runs}){return this.targets.some(({kind})=>kind==="html")?readImages(runs):new Map}write(parts,patch){const written={};let problem;for(const target of this.targets)try{const{kind,place}=target;writeInto(target,kind==="patch"?[patch]:builders.BUILDERS[`${kind}-file`](parts)),written[kind]=place.file}catch(thrown){problem??=(0,errors.wb)(thrown)}finally{target.place.close()}return{written,problem}}}}),1582:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{BUILDERS:()=>BUILDERS});var external_node_crypto_=__webpack_require__(7598),report_part=__webpack_require__(8186),wording=__webpack_require__(7142),neutralise=__webpack_require__(566);const ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function escapeMarkup(text){return text.replace(/[&<>"']/g,character=>ENTITIES[character]??character)}function escapeLines(text){return text.split(/\r\n|\r|\n/).map(line=>escapeMarkup((0,neutralise.jQ)(line))).join(`
`)}function escapeInline(text){return escapeMarkup((0,neutralise.jQ)(text))}function xml_element(name,attributes,content=""){const given=Object.entries(attributes).filter(([,value])=>value!==void 0).map(([key,value])=>` ${key}="${escapeInline(String(value))}"`).join("");return content===""?`<${name}${given}/>`:`<${name}${given}>${content}</${name}>`}class Markup{text;constructor(text){this.text=text}}function render(part){return part instanceof Markup?part.text:typeof part=="object"?part.map(({text})=>text).join(""):escapeInline(String(part))}function markup(strings,...parts){return new Markup(strings.map((text,index)=>text+(index<parts.length?render(parts[index]??""):"")).join(""))}function lines(text){return new Markup(escapeLines(text))}const NOTHING=new Markup("");function cutEnd(text,most){return text.length<=most?text:`${text.slice(0,most).toWellFormed()}\u2026`}function cutMiddle(text,most){if(text.length<=most)return text;const half=Math.floor(most/2),leftOut=text.length-2*half,[head2,tail]=[text.slice(0,half),text.slice(text.length-half)].map(one=>one.toWellFormed());return`${head2??""}
\u2026 ${leftOut} characters left out \u2026
${tail??""}`}var repair_text=__webpack_require__(6197),units=__webpack_require__(3052);const AROUND=12,FROM_START=60,MAX_LINE=400;function source_window(all,failing2){const isBlank=number=>(all[number-1]??"").trim()==="";let first=failing2===void 0?1:Math.max(1,failing2-AROUND);for(;first<(failing2??all.length)&&isBlank(first);)first++;const last=failing2===void 0?first+FROM_START-1:failing2+AROUND;return[first,Math.min(all.length,last)]}function row(text,number,isFailing){const content=markup`<span class="number">${number}</span><span class="text">${text}</span>`;return isFailing?markup`<mark class="row"><span class="sr">failing line </span>${content}\n</mark>`:markup`<span class="row">${content}\n</span>`}function sourceListing({error:error2,id:id2,source},text){if(text===void 0||text.trim()==="")return NOTHING;const all=text.split(/\r\n|\r|\n/);all.at(-1)===""&&all.pop();const failing2=error2?.line!=null&&error2.line<=all.length?error2.line:void 0,[first,last]=source_window(all,failing2),rows=all.slice(first-1,last).map((line,index)=>row(cutEnd(line,MAX_LINE),first+index,first+index===failing2)),where=failing2===void 0?source?.path??id2:`${error2?.path??id2}:${failing2}`,range=last-first+1<all.length?`, lines ${first} to ${last} of ${all.length}`:"";return markup`<figure class="source"><figcaption>${where}${range}</figcaption><pre tabindex="0"><code>${rows}</code></pre></figure>`}const MAX_STREAM=32*1024,MAX_MESSAGE=4e3,MAX_FILES=100,MAX_NAME=300,GLYPHS={passed:"\u2713",failed:"\u2715","timed-out":"\u25CF","out-of-memory":"\u25B2","output-limit":"\u25B2","disk-limit":"\u25B2",cancelled:"\u25A0",error:"!"};function statusMark(status){return markup`<span class="status ${status}"><span aria-hidden="true">${GLYPHS[status]}</span> ${status}</span>`}function program_name(text){return markup`${cutEnd(text,MAX_NAME)}`}function anchorOf({partIndex,runIndex}){return`run-${partIndex}-${runIndex}`}function error({error:told}){if(told===null)return NOTHING;const message=told.message===""?NOTHING:markup`: ${lines(cutMiddle(told.message,MAX_MESSAGE))}`;return markup`<p class="exception"><strong>${program_name(told.type)}</strong>${message}</p>`}function stream(title,text,{bytes,isCut}){if(bytes===0)return NOTHING;const note=isCut||text.length>MAX_STREAM?", head and tail":"";return markup`<details class="part"><summary>${title} <small>${(0,units.z)(bytes)}${note}</small></summary><pre tabindex="0">${lines(cutMiddle(text,MAX_STREAM))}</pre></details>`}function files({files:all,filesTruncated}){if(all.length===0)return NOTHING;const rows=all.slice(0,MAX_FILES).map(({path,bytes,change})=>markup`<tr><td>${program_name(path)}</td><td>${change}</td><td>${(0,units.z)(bytes)}</td></tr>`),more=all.length>MAX_FILES||filesTruncated?markup`<p class="note">${all.length} are listed in result.json.</p>`:NOTHING;return markup`<details class="part"><summary>files written <small>${all.length}</small></summary><table><thead><tr><th scope="col">file</th><th scope="col">change</th><th scope="col">size</th></tr></thead><tbody>${rows}</tbody></table>${more}</details>`}function picture({path,type,width,height,content}){const data=`data:${type};base64,${content.toString("base64")}`;return markup`<figure><img src="${data}" width="${width}" height="${height}" loading="lazy" alt="image that the program wrote: ${program_name(path)}"><figcaption>${program_name(path)} <small>${width} × ${height}, ${(0,units.z)(content.length)}</small></figcaption></figure>`}function pictures(images){return images.length===0?NOTHING:markup`<div class="images">${images.map(picture)}</div>`}function withCode(text){return markup`${text.split("`").map((piece,index)=>index%2===0?markup`${piece}`:markup`<code>${piece}</code>`)}`}function suggestion(run,{part}){const repair=(0,repair_text.dI)(part.report,run);if(repair===void 0)return NOTHING;const told=markup`<p class="note">${withCode((0,repair_text.D$)(repair))}</p>`;return repair.diff===null?told:markup`${told}<details class="part"><summary>suggested change <small>by a model</small></summary><pre tabindex="0">${lines(cutMiddle(repair.diff,MAX_STREAM))}</pre></details>`}function notes(run,placed){const hint=run.status==="passed"?void 0:(0,wording.JR)(run,placed.part.report.isolation),all=[...run.notes,...hint===void 0?[]:[hint]];return markup`${all.map(text=>markup`<p class="note">${withCode(text)}</p>`)}`}function programBody(placed,hasImages){const{run,part,runIndex}=placed,memory=run.peakMemoryBytes===null?"":`, peak memory ${(0,units.z)(run.peakMemoryBytes)}`,images=part.images?.get(runIndex)??[],left=!hasImages&&images.length>0?markup`<p class="note">${images.length} images are left out.</p>`:NOTHING;return markup`<div class="body"><p class="outcome">${(0,wording.SS)(run.outcome)} after ${(0,units.a)(run.durationMs)}${memory}</p>${error(run)}${notes(run,placed)}${sourceListing(run,part.sources(run))}${suggestion(run,placed)}${hasImages?pictures(images):left}${stream("standard output",run.stdout,{bytes:run.stdoutBytes,isCut:run.stdoutTruncated})}${stream("standard error",run.stderr,{bytes:run.stderrBytes,isCut:run.stderrTruncated})}${files(run)}</div>`}function programSection(placed,body,{isOpen,isOneOfMany}){const{run,part,partIndex}=placed,where=isOneOfMany?markup` <span class="label">${program_name(part.label)}</span>`:NOTHING,open=isOpen?markup` open`:NOTHING;return markup`<details class="run" id="${anchorOf(placed)}" data-status="${run.status}" data-part="${partIndex}"${open}><summary>${statusMark(run.status)} <h3>${program_name(run.id)}</h3>${where} <span class="time">${(0,units.a)(run.durationMs)}</span></summary>${body}</details>\n`}function filters(counts,parts){const boxes=[...counts].map(([status,count])=>markup`<label class="choice"><input type="checkbox" name="status" value="${status}" checked> ${statusMark(status)} <small>${count}</small></label>`),options=parts.map(({label},index)=>markup`<option value="${index}">${program_name(label)}</option>`),environment2=parts.length<2?NOTHING:markup`<label class="field"><span>Environment</span><select name="part"><option value="">all</option>${options}</select></label>`;return markup`<form id="filters" role="search" aria-label="Programs" hidden><div class="fields"><label class="field grow"><span>Search <kbd>/</kbd></span><input type="search" name="text" autocomplete="off" spellcheck="false"></label>${environment2}</div><fieldset><legend class="sr">Status</legend>${boxes}</fieldset><p class="actions"><button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button><output id="shown"></output></p></form>`}var describe_conversation=__webpack_require__(6665);const MAX_CELLS=3e3,MAX_SLOW=5,MAX_SKIPS=1e3,overview_MAX_MESSAGE=16*1024,MAX_FACT=2e3,BAR_WIDTH=1e3;function countByStatus(runs){const counts=new Map;for(const{run}of runs)counts.set(run.status,(counts.get(run.status)??0)+1);return counts}function bar(counts){const total=[...counts.values()].reduce((sum,count)=>sum+count,0);if(total===0)return NOTHING;let at=0;const shares=[...counts].map(([status,count])=>{const width=count/total*BAR_WIDTH,share=markup`<rect class="${status}" x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;return at+=width,share}),words=[...counts].map(([status,count])=>`${count} ${status}`).join(", ");return markup`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label="${words}">${shares}</svg>`}function environment({label,report},isOneOfMany){const{environment:known,isolation,error:error2}=report,problem=error2===null?NOTHING:markup`<div class="problem"><p>${statusMark("error")} <strong>${error2.code}</strong></p><p class="message">${lines(error2.message.slice(0,overview_MAX_MESSAGE).toWellFormed())}</p>${error2.hint.split(`
`).map(line=>markup`<p class="message">${withCode(line)}</p>`)}</div>`,rows=[];known!==null&&(rows.push(["Python",`${known.pythonVersion} (${known.pythonPath})`]),known.image!==null&&rows.push(["Image",known.image]),rows.push(...(0,wording.zx)(known).map(text=>["Packages",text.replace("packages: ","")]))),isolation!==null&&rows.push(["Isolation",(0,wording.o$)(isolation).join("; ").replace("isolation: ","")]);const facts=rows.map(([term,text])=>markup`<div><dt>${term}</dt><dd>${text.slice(0,MAX_FACT).toWellFormed()}</dd></div>`),list=facts.length===0?NOTHING:markup`<dl>${facts}</dl>`;return isOneOfMany?markup`<details class="part"><summary>${statusMark(report.status)} ${program_name(label)} <small>${(0,wording.XZ)(report)}</small></summary>${list}</details>${problem}`:markup`${problem}${list}`}function environments(parts){return markup`${parts.map(part=>environment(part,parts.length>1))}`}function matrix(runs,parts){if(parts.length<2)return NOTHING;const byProgram=new Map;for(const placed of runs){const row2=byProgram.get(placed.run.id)??new Map;byProgram.set(placed.run.id,row2.set(placed.partIndex,placed))}const failing2=[...byProgram].filter(([,row2])=>[...row2.values()].some(({run})=>run.status!=="passed"));if(failing2.length===0)return NOTHING;const head2=parts.map(({label})=>markup`<th scope="col">${program_name(label)}</th>`),cell=placed=>placed===void 0?markup`<td><span class="sr">not run</span></td>`:markup`<td><a class="status ${placed.run.status}" href="#${anchorOf(placed)}"><span aria-hidden="true">${GLYPHS[placed.run.status]}</span><span class="sr">${placed.run.status}</span></a></td>`,most=Math.max(1,Math.floor(MAX_CELLS/parts.length)),rows=failing2.slice(0,most).map(([id2,row2])=>markup`<tr><th scope="row">${program_name(id2)}</th>${parts.map((_part,index)=>cell(row2.get(index)))}</tr>`),more=failing2.length>most?markup`<p class="note">and ${failing2.length-most} more</p>`:NOTHING;return markup`<section aria-labelledby="where"><h2 id="where">What did not pass everywhere</h2><div class="wide" tabindex="0"><table class="matrix"><thead><tr><th scope="col">program</th>${head2}</tr></thead><tbody>${rows}</tbody></table></div>${more}</section>`}function slow(runs){if(runs.length<=MAX_SLOW)return NOTHING;const rows=(0,report_part.Ml)(runs.map(placed=>({placed,durationMs:placed.run.durationMs})),MAX_SLOW).map(({placed,durationMs})=>markup`<li><a href="#${anchorOf(placed)}">${program_name(placed.run.id)}</a> <span class="time">${(0,units.a)(durationMs)}</span></li>`);return markup`<details class="part"><summary>slowest programs</summary><ol class="slow">${rows}</ol></details>`}function skips(parts){const all=new Map(parts.flatMap(({report})=>report.skipped.map(one=>[one.id,one])));if(all.size===0)return NOTHING;const rows=[...all.values()].slice(0,MAX_SKIPS).map(({id:id2,reason})=>markup`<li>${program_name(id2)}: ${reason.slice(0,MAX_FACT).toWellFormed()}</li>`),more=all.size>rows.length?markup`<p class="note">and ${all.size-rows.length} more</p>`:NOTHING;return markup`<details class="part"><summary>skipped <small>${all.size}</small></summary><ul>${rows}</ul>${more}</details>`}function conversations(parts){const all=parts.flatMap(({report})=>report.conversation??[]),one=({model,task,stopped,turns,answer})=>markup`<details class="part"><summary>conversation with ${program_name(model)} <small>${(0,describe_conversation.pq)(turns.length,"turn")}, stopped: ${stopped}</small></summary><h3>Task</h3><pre tabindex="0">${lines(cutMiddle(task,overview_MAX_MESSAGE))}</pre><h3>Answer</h3><pre tabindex="0">${lines(cutMiddle(answer,overview_MAX_MESSAGE))}</pre></details>`;return markup`${all.map(one)}`}const SCRIPT=`'use strict';
(() => {
  const form = document.getElementById('filters');
  const search = form.elements.namedItem('text');
  const part = form.elements.namedItem('part');
  const boxes = [...form.querySelectorAll('input[name=status]')];
  const runs = [...document.querySelectorAll('#runs > details')];
  const texts = new Map();
  const textOf = (run) => {
    if (!texts.has(run)) texts.set(run, run.textContent.toLowerCase());
    return texts.get(run);
  };
  const apply = () => {
    const wanted = search.value.trim().toLowerCase();
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const run of runs) {
      const fits = statuses.has(run.dataset.status) && (!part || part.value === '' || part.value === run.dataset.part) &&
        (wanted === '' || textOf(run).includes(wanted));
      run.hidden = !fits;
      if (fits) shown += 1;
    }
    document.getElementById('shown').textContent = shown + ' of ' + runs.length + ' shown';
  };
  const setAll = (open) => {
    for (const run of runs) if (!run.hidden) run.open = open;
  };
  const reveal = () => {
    const run = document.getElementById(location.hash.slice(1));
    if (!run || run.localName !== 'details') return;
    run.hidden = false;
    run.open = true;
    run.scrollIntoView();
    run.querySelector('summary').focus({ preventScroll: true });
  };
  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  });
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  document.getElementById('open-all').addEventListener('click', () => setAll(true));
  document.getElementById('close-all').addEventListener('click', () => setAll(false));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && event.target === search && search.value !== '') {
      search.value = '';
      apply();
    }
    if (event.key !== '/' || event.target.matches('input[type=search], select')) return;
    event.preventDefault();
    search.focus();
  });
  addEventListener('hashchange', reveal);
  form.hidden = false;
  apply();
  reveal();
})();
`,STYLE=`
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --text: #1b2026; --muted: #57606a; --line: #d7dce2; --soft: #f0f2f5;
  --link: #0b57c4; --good: #14692f; --bad: #b3201a; --warn: #8a4b00; --mark: #fdeae8; --focus: #0b57c4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1116; --card: #151b22; --text: #e4e9ef; --muted: #9ba6b2; --line: #2c343d; --soft: #0f151b;
    --link: #79b4ff; --good: #5fce83; --bad: #ff8c82; --warn: #f0b35a; --mark: #40201f; --focus: #79b4ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, p, dl, pre, figure, fieldset, ol { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; display: flex; gap: .75rem; align-items: center; flex-wrap: wrap; }
h2 { font-size: 1.1rem; margin: 2rem 0 .75rem; }
a { color: var(--link); }
small, .note, .time, .totals, .outcome, figcaption, output { color: var(--muted); }
small, .note, .time, .outcome, figcaption, output { font-size: .875rem; }
.totals { margin: .5rem 0 .75rem; }
.sr {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }

.status {
  display: inline-flex; gap: .35em; align-items: baseline; white-space: nowrap; color: var(--warn); font-size: .875rem;
  font-weight: 600;
}
.status.passed { color: var(--good); }
.status.failed, .status.error { color: var(--bad); }
.status.cancelled { color: var(--muted); }
h1 .status { font-size: 1rem; padding: .2rem .7rem; border: 1px solid currentcolor; border-radius: 99px; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; background: var(--line); }
.bar rect { fill: var(--warn); }
.bar .passed { fill: var(--good); }
.bar .failed, .bar .error { fill: var(--bad); }
.bar .cancelled { fill: var(--muted); }

main > dl, main > .part, .problem { margin-top: 1.25rem; }
dl { display: grid; gap: .25rem; font-size: .875rem; }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: .75rem; }
dt { color: var(--muted); }
dd { margin: 0; }
main > .part + .part { margin-top: .5rem; }
.problem { border: 1px solid var(--bad); border-radius: 8px; padding: .75rem 1rem; background: var(--card); }
.message { white-space: pre-wrap; margin-top: .5rem; }

#filters { display: grid; gap: .75rem; margin-bottom: 1rem; }
.fields { display: flex; flex-wrap: wrap; gap: .75rem; }
.field { display: grid; gap: .25rem; font-size: .875rem; color: var(--muted); min-width: 0; }
.grow { flex: 1 1 14rem; }
input[type='search'], select, button {
  font: inherit; font-size: 1rem; color: var(--text); background: var(--card); border: 1px solid var(--muted);
  border-radius: 6px; padding: .4rem .6rem; width: 100%; max-width: 100%; min-height: 2.5rem;
}
button { width: auto; cursor: pointer; font-size: .875rem; }
button:hover, details > summary:hover { background: var(--soft); }
kbd { font: inherit; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; }
fieldset { border: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; min-width: 0; }
.choice {
  display: inline-flex; gap: .5rem; align-items: center; border: 1px solid var(--line); border-radius: 99px;
  padding: .3rem .8rem; background: var(--card); cursor: pointer;
}
.choice input { margin: 0; width: 1rem; height: 1rem; accent-color: var(--link); }
.choice .status { align-items: center; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
output { margin-left: auto; }

summary { cursor: pointer; border-radius: 8px; }
.run {
  border: 1px solid var(--line); border-radius: 8px; background: var(--card); margin-bottom: .5rem;
  scroll-margin-top: 1rem;
}
.many .run { content-visibility: auto; contain-intrinsic-block-size: auto 2.75rem; }
.run > summary { display: flex; flex-wrap: wrap; gap: .15rem .75rem; align-items: baseline; padding: .65rem 1rem; list-style: none; }
.run > summary::-webkit-details-marker { display: none; }
.run > summary::before { content: ''; border: solid var(--muted); border-width: 0 2px 2px 0; width: .45rem; height: .45rem;
  transform: rotate(-45deg); align-self: center; transition: transform .1s; flex: none; }
.run[open] > summary::before { transform: rotate(45deg); }
.run > summary .status { min-width: 5.2rem; }
.run h3 { font: 600 1rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9375rem; flex: 1 1 12rem; min-width: 0; }
.label { font-size: .8125rem; border: 1px solid var(--line); border-radius: 4px; padding: 0 .4rem; color: var(--muted); }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.body { display: grid; gap: .6rem; padding: .25rem 1rem 1rem; min-width: 0; }
.body > * { min-width: 0; }
.exception { white-space: pre-wrap; border-left: 4px solid var(--bad); padding: .1rem 0 .1rem .75rem; }
.exception strong { color: var(--bad); }

pre {
  white-space: pre-wrap; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .75rem;
  max-height: 26rem; overflow: auto;
}
pre, td, .matrix th[scope='row'], .slow { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; tab-size: 4; }
.source figcaption { margin-bottom: .25rem; }
.source pre { padding: .5rem 0; }
.source code { font: inherit; display: block; }
.row { display: block; padding: 0 .75rem 0 4.25rem; text-indent: -3.5rem; color: inherit; background: none; }
mark.row { background: var(--mark); box-shadow: inset 4px 0 var(--bad); font-weight: 600; }
.number {
  display: inline-block; width: 2.75rem; margin-right: .75rem; text-indent: 0; text-align: right; color: var(--muted);
  user-select: none; font-weight: 400;
}
.body .part > summary { font-size: .9375rem; }
.part > summary { padding: .15rem .5rem; margin-left: -.5rem; }
.part > pre, .part > table, .part > dl, .part > ol { margin-top: .4rem; }
.images { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.images img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
.images figcaption { margin-top: .25rem; }

table { border-collapse: collapse; font-size: .875rem; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--muted); font-weight: 600; }
td + td { white-space: nowrap; }
.wide, pre { position: relative; }
.wide { overflow: auto; max-height: 30rem; }
.matrix thead th { white-space: nowrap; }
.matrix th[scope='row'] { font-weight: 400; min-width: 9rem; }
.note code { font: .8125rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.matrix a { text-decoration: none; padding: 0 .5rem; font-size: 1.1rem; }
.slow { padding-left: 1.5rem; }

@media (max-width: 40rem) {
  body { padding: 1.25rem .75rem 3rem; }
  .run > summary { padding: .6rem .75rem; }
  .run h3 { order: 4; flex-basis: 100%; }
  .run > summary .time { margin-left: auto; }
  .body { padding: .25rem .75rem .75rem; }
  dl div { grid-template-columns: 1fr; gap: 0; }
  .row { padding-left: 3rem; text-indent: -2.5rem; }
  .number { width: 2rem; margin-right: .5rem; }
  output { margin-left: 0; flex-basis: 100%; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print {
  body { max-width: none; padding: 0; background: none; }
  #filters { display: none; }
  pre, .wide { max-height: none; }
  .many .run { content-visibility: visible; }
  .run { break-inside: avoid-page; }
}
`,ROOM={misses:50,rows:3*2**20,text:6*2**20,images:7*2**20},MAX_OVERVIEW=2**20,MANY=200,MAX_OPEN=3;function hashOf(text){return`'sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}'`}function policy(){return["default-src 'none'",`style-src ${hashOf(STYLE)}`,`script-src ${hashOf(SCRIPT)}`,"img-src data:","base-uri 'none'","form-action 'none'"].join("; ")}function fitting(part){return Buffer.byteLength(part.text)<=MAX_OVERVIEW?part:markup`<p class="note">There is too much to show here; it is in result.json.</p>`}function imageBytes({part,runIndex}){return(part.images?.get(runIndex)??[]).reduce((sum,{content})=>sum+Math.ceil(content.length/3)*4,0)}function roomFor(runs){const spare=ROOM.images-runs.reduce((sum,placed)=>sum+imageBytes(placed),0);return{...ROOM,text:ROOM.text+Math.max(0,spare)}}function bodyOf(placed,room){if(room.misses===0)return;const cost=imageBytes(placed),hasImages=cost<=room.images,body=programBody(placed,hasImages),bytes=Buffer.byteLength(body.text)-(hasImages?cost:0);if(bytes>room.text){room.misses--;return}return room.text-=bytes,hasImages&&(room.images-=cost),body}function sections(runs,isOneOfMany){const room=roomFor(runs),shown=[],opened=new Set;for(const placed of runs){const row2=programSection(placed,NOTHING,{isOpen:!1,isOneOfMany});if(room.rows-=Buffer.byteLength(row2.text),room.rows<0)break;const body=bodyOf(placed,room),{id:id2,status}=placed.run,isOpen=body!==void 0&&status!=="passed"&&!opened.has(id2)&&opened.size<MAX_OPEN;isOpen&&opened.add(id2);const content=body??markup`<div class="body"><p class="note">There is no room for more here; it is in result.json.</p></div>`;shown.push(programSection(placed,content,{isOpen,isOneOfMany}))}return shown}function head(parts,runs){const status=(0,report_part.eI)(parts),totals=markup`${parts.length===1&&parts[0]!==void 0?(0,wording.xJ)(parts[0].report):`${runs.length} runs in ${parts.length} environments`}`;return markup`<header><h1>${statusMark(status)} pyexec</h1><p class="totals">${totals}</p>${bar(countByStatus(runs))}</header>`}function*programs(parts,runs,shown){const many=shown.length>MANY?markup` class="many"`:NOTHING,left=runs.length-shown.length,rest=left>0?markup`<p class="note">${left} more programs are in result.json.</p>`:NOTHING;yield markup`<section aria-labelledby="programs"><h2 id="programs">Programs</h2>${filters(countByStatus(runs),parts)}<div id="runs"${many}>`.text;for(const section of shown)yield section.text;yield markup`</div>${rest}</section>`.text}function*pagePieces(parts){const runs=(0,report_part.Cq)(parts),shown=sections(runs,parts.length>1),overview=markup`${fitting(environments(parts))}${fitting(matrix(runs,parts))}${fitting(slow(runs))}${fitting(skips(parts))}`;yield`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>pyexec: ${(0,report_part.eI)(parts)}</title>
<style>${STYLE}</style>
</head>
<body>
${markup`${head(parts,runs)}<main>${overview}${fitting(conversations(parts))}`.text}`,runs.length>0&&(yield*programs(parts,runs,shown)),yield`</main>
${shown.length===0?"":`<script>${SCRIPT}<\/script>`}
</body>
</html>
`}function buildPage(parts){return[...pagePieces(parts)].join("")}var source_context=__webpack_require__(5659);const junit_MAX_STREAM=64*1024,MAX_STREAMS=8*2**20,junit_MAX_MESSAGE=1e3;function seconds(ms){return(Math.max(0,ms)/1e3).toFixed(3)}function cutMessage(text){return cutEnd(text,junit_MAX_MESSAGE)}function whatOf({error:error2,outcome}){return cutMessage(error2===null?(0,wording.SS)(outcome):`${error2.type}: ${error2.message}`)}function detailsOf(run,source){const{error:error2}=run,place=error2?.line==null?[]:[`${error2.path??run.id}:${error2.line}`],context=error2?.line==null||source===void 0?[]:(0,source_context.R)(source,error2.line);return escapeLines([whatOf(run),(0,wording.SS)(run.outcome),...place,...context].join(`
`))}function verdict(run,{report,sources}){if(run.status==="passed")return"";if(report.conversation!==null)return xml_element("skipped",{message:`tried, and failed: ${whatOf(run)}`});const type=cutMessage(run.error?.type??run.status);return xml_element("failure",{type,message:whatOf(run)},detailsOf(run,sources(run)))}function streams(run,most){const named={"system-out":run.stdout,"system-err":run.stderr};return Object.entries(named).map(([name,text])=>text===""?"":xml_element(name,{},escapeLines(cutMiddle(text,most)))).join("")}function classNameOf(file){return file.replace(/\.\w{1,10}$/,"").replaceAll(".","_").split("/").filter(Boolean).join(".")}function className(part,run,isOneOfMany){const name=classNameOf(run.source?.path??run.id);return isOneOfMany?`${part.label.replace(/[^\w-]+/g,"_")}.${name}`:name}function junit_roomFor(runs){const passed=runs.filter(({status})=>status==="passed").length,share=count=>Math.min(junit_MAX_STREAM,Math.floor(MAX_STREAMS/(2*Math.max(1,count))));return({status})=>share(status==="passed"?passed:runs.length-passed)}function conversationCase({report,sources}){if(report.conversation===null||report.error!==null)return[];const about={name:"conversation",classname:"pyexec"};if(report.status==="passed")return[xml_element("testcase",about)];const last=(0,describe_conversation.xW)(report),message=(0,wording.XZ)(report),details=last===void 0?"":`
${detailsOf(last,sources(last))}`,failure=xml_element("failure",{type:report.status,message},`${escapeLines(message)}${details}`);return[xml_element("testcase",about,failure)]}function cases({error:error2,notStarted,skipped}){const lines2=skipped.map(({id:id2,source,reason})=>{const about={name:id2,classname:classNameOf(source.path)};return xml_element("testcase",about,xml_element("skipped",{message:cutMessage(reason)}))});if(error2!==null){const about={type:error2.code,message:cutMessage(error2.message)},text=escapeLines(`${error2.message}
${error2.hint}`);lines2.push(xml_element("testcase",{name:"pyexec",classname:"pyexec"},xml_element("error",about,text)))}if(notStarted>0){const message=`${notStarted} programs were not started`;lines2.push(xml_element("testcase",{name:message,classname:"pyexec"},xml_element("skipped",{message})))}return lines2}function countsOf({runs,error:error2,notStarted,skipped,conversation,status}){const failed=runs.filter(run=>run.status!=="passed").length,errors=+(error2!==null),talks=+(conversation!==null&&error2===null),left=skipped.length+ +(notStarted>0);return{tests:runs.length+talks+errors+left,failures:conversation===null?failed:talks*+(status!=="passed"),errors,skipped:left+(conversation===null?0:failed),ms:runs.reduce((sum,{durationMs})=>sum+durationMs,0)}}function properties({environment:environment2,isolation}){if(environment2===null||isolation===null)return"";const{pythonVersion,pythonPath,image}=environment2,named={python:pythonVersion,"python-path":pythonPath,image,isolation:(0,wording.o$)(isolation).join("; ")},lines2=Object.entries(named).map(([name,value])=>value===null?"":xml_element("property",{name,value}));return xml_element("properties",{},lines2.join(""))}function suite(part,isOneOfMany){const{report}=part,room=junit_roomFor(report.runs),{tests,failures,errors,skipped,ms}=countsOf(report),programs2=report.runs.map(run=>{const about={name:run.id,classname:className(part,run,isOneOfMany),time:seconds(run.durationMs)};return xml_element("testcase",about,`${verdict(run,part)}${streams(run,room(run))}`)});return xml_element("testsuite",{name:`pyexec ${part.label}`,tests,failures,errors,skipped,time:seconds(ms)},[properties(report),...programs2,...conversationCase(part),...cases(report)].join(`
`))}function buildJunit(parts){const counts=parts.map(({report})=>countsOf(report)),sum=name=>counts.reduce((total,count)=>total+count[name],0),totals={tests:sum("tests"),failures:sum("failures"),errors:sum("errors"),time:seconds(sum("ms"))},suites=parts.map(part=>suite(part,parts.length>1));return`<?xml version="1.0" encoding="UTF-8"?>
${xml_element("testsuites",{name:"pyexec",...totals},`
${suites.join(`
`)}
`)}
`}const BY_STATUS={passed:"The program passed.",failed:"The program ended with an exit code other than 0, or by a signal.","timed-out":"The program was stopped at the timeout.","out-of-memory":"The program was stopped at the memory limit.","output-limit":"The program was stopped for too much output.","disk-limit":"The program was stopped for writing too much.",cancelled:"The program was stopped, since the run was cancelled."},CLASS_NAME=/^[A-Za-z_]\w{0,63}(\.[A-Za-z_]\w{0,63}){0,7}$/;function ruleOf({status,error:error2}){const type=error2?.type??"",isNamed=status==="failed"&&CLASS_NAME.test(type);return{id:isNamed?`exception/${type}`:status,name:isNamed?type.split(".").at(-1)??type:status,shortDescription:{text:isNamed?`The program ended with ${type}.`:BY_STATUS[status]},defaultConfiguration:{level:status==="cancelled"?"warning":"error"}}}var version=__webpack_require__(3411);const MAX_RESULTS=5e3,sarif_MAX_MESSAGE=1e3,MAX_LABELS=20;function uriOf(path){const uri=path.toWellFormed().split(/[\\/]/).map(encodeURIComponent).join("/").replace(/^\/+/,"");return path.startsWith("/")?`file:///${uri}`:uri}function messageText(text){const shown=text.split(`
`).map(neutralise.jQ).join(`
`).replaceAll("](","] (").replace(/\{(?=\d+\})/g,"{ ");return cutEnd(shown,sarif_MAX_MESSAGE)}function fingerprintOf(run,source){const line=run.error?.line??void 0,text=line===void 0?void 0:source?.split(/\r\n|\r|\n/)[line-1]?.trim();return(0,external_node_crypto_.createHash)("sha256").update(text??run.id).digest("hex").slice(0,16)}function findingOf(run,part){const{error:error2,source}=run,what=error2===null?(0,wording.SS)(run.outcome):`${error2.type}: ${error2.message}`;return{rule:ruleOf(run),uri:uriOf(error2?.path??source?.path??run.id),line:Math.max(1,error2?.line??source?.line??1),message:messageText(what),fingerprint:fingerprintOf(run,part.sources(run)),level:run.status==="cancelled"?"warning":"error",labels:[part.label]}}function failing({report}){if(report.conversation===null)return report.runs.filter(({status})=>status!=="passed");const last=(0,describe_conversation.xW)(report);return last===void 0?[]:[last]}function findingsOf(parts){const all=new Map;for(const part of parts){const seen=new Map;for(const run of failing(part)){const finding=findingOf(run,part),key=[finding.uri,finding.rule.id,finding.fingerprint].join(`
`),count=(seen.get(key)??0)+1;seen.set(key,count);const known=all.get(`${key}
${count}`);known===void 0?all.set(`${key}
${count}`,{...finding,fingerprint:`${finding.fingerprint}:${count}`}):known.labels.push(part.label)}}return[...all.values()]}function resultOf(finding,ruleIndex,isOneOfMany){const{rule,uri,line,message,fingerprint,level,labels}=finding,where=isOneOfMany?`
(${messageText(labels.slice(0,MAX_LABELS).join(", "))})`:"";return{ruleId:rule.id,ruleIndex,level,message:{text:`${message}${where}`},locations:[{physicalLocation:{artifactLocation:{uri},region:{startLine:line}}}],partialFingerprints:{primaryLocationLineHash:fingerprint}}}function notification(text,level,id2){return{level,message:{text:messageText(text)},...id2===void 0?{}:{descriptor:{id:id2}}}}function invocationOf({error:error2,notStarted},left){const notes2=[...error2===null?[]:[notification(`${error2.message}
${error2.hint}`,"error",error2.code)],...notStarted===0?[]:[notification(`${notStarted} programs were not started.`,"warning")],...left===0?[]:[notification(`${left} more results are left out.`,"warning")]];return{executionSuccessful:error2===null,...notes2.length===0?{}:{toolExecutionNotifications:notes2}}}function buildSarif(parts){const findings=findingsOf(parts),shown=findings.slice(0,MAX_RESULTS),rules=[...new Map(shown.map(({rule})=>[rule.id,rule])).values()],indexes=new Map(rules.map(({id:id2},index)=>[id2,index])),isOneOfMany=parts.length>1,log={$schema:"https://json.schemastore.org/sarif-2.1.0.json",version:"2.1.0",runs:[{tool:{driver:{name:"pyexec",version:version.x,semanticVersion:version.x,rules}},invocations:parts.map(({report},index)=>invocationOf(report,index===0?findings.length-shown.length:0)),results:shown.map(finding=>resultOf(finding,indexes.get(finding.rule.id)??0,isOneOfMany)),columnKind:"utf16CodeUnits"}]};return`${JSON.stringify(log,void 0,1)}
`}const BUILDERS={"junit-file":parts=>[buildJunit(parts)],"sarif-file":parts=>[buildSarif(parts)],"html-file":pagePieces}})};export{id,ids,modules};
