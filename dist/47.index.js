export const id=47;export const ids=[47];export const modules={47:(o,t,e)=>{e.r(t),e.d(t,{version:()=>s});let s="0.1.0"}};
