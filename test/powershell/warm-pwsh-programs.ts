/** What stands for PowerShell: hands the run over, passes on what it writes, and ends as it ended. */
export function waitingProgram(folder: string, engine: string): string {
  return `#!/bin/sh
warm='${folder}' engine='${engine}'
[ -p "$warm/requests" ] || exec "$engine" "$@"
case " $* " in *' -File '*) ;; *) exec "$engine" "$@" ;; esac
me=$warm/$$
mkdir "$me" && mkfifo "$me/out" "$me/err" "$me/end" || exit 1
env -0 >"$me/environment"
printf '%s\\0' "$@" >"$me/arguments"
pwd >"$me/directory"
cat "$me/out" & out=$!
cat "$me/err" >&2 & err=$!
printf '%s\\n' "$me" >"$warm/requests"
read -r code <"$me/end" || code=137
[ "$code" -gt 128 ] && kill "$out" "$err" 2>/dev/null
wait
rm -rf "$me"
[ "$code" = 137 ] && kill -KILL $$
exit "$code"
`;
}

/**
 * Keeps a PowerShell waiting: a run that ended it is told so, and the next one finds a new one. The run itself may notice
 * first, by the end of its pipe, and be gone, and the next one may wait already: so the file `busy` names the run that was
 * on. A PowerShell that ends without a run is not tried again.
 */
export const waiting = `
while "$2" -NoProfile -NonInteractive -File "$3" "$1" >>"$1/out" 2>>"$1/err"; code=$?; [ $code -ne 0 ]; do
  [ -e "$1/busy" ] || { rm -f "$1/requests"; exit 1; }
  end=$(cat "$1/busy")/end
  rm -f "$1/busy"
  [ -p "$end" ] && timeout 5 sh -c 'echo "$1" >"$2"' sh $code "$end"
done
`;
