// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these braces are of variables in PowerShell.
/** Small scripts of which each holds what is easily read wrongly, by what that is. */
export const trickyScripts: Readonly<Record<string, string>> = {
  'a here-string with quotes and dollars': "Set-X -Text @'\na 'b' $c $(Get-No)\n@'\n'@ -Next 1\nGet-Y",
  'a here-string that expands': 'Set-X @"\n$a $(Get-Y -Of "b") ""\n  "@\n"@ | Get-Z',
  'an empty here-string': "Set-X @'\n'@ @'\n\n'@ @'\r\na\r\nb\r\n'@",
  splatting: '$p = @{ Name = "a" }\nSet-X @p -Other @q, 3\nSet-X @script:p @using:r',
  'a continued line': 'Set-X `\n  -A 1 `\r\n  -B `\n  2\nGet-Y',
  'a backtick within words': 'Set-X a`b`tc d` e `-F "`$a`"" `n',
  'nested blocks': 'A { B { C { D -E { F } } } } -G { H }\nI',
  'a block in a list in a subexpression': 'A (B @({ C }, { D })) $(E { F })',
  redirections: 'A > x.txt 2>$null\nB 2>&1 | C *> y.txt\nD >> "$z.log" 3>&1 -E\n1 > one\nF 2> $null 1>out',
  'redirection in the middle of arguments': 'A -B 1 > x -C 2',
  'typographic quotes': 'Set-X \u2018a\u2019\u2019b\u201a \u201cc $d\u201d \u201ee" -F \u2019g\'',
  'typographic dashes':
    'Set-X \u2013A 1 \u2014B \u2015C:$true; 3 \u2013 2; $a \u2013eq $b; $a \u2013= 2; \u2013not $c',
  'non-breaking spaces': 'Set-X\u00a0-A\u00a01\u2003-B\u30002',
  'comments in odd places':
    'A <# x #> -B # y\nC (<# z #> 1) `\n  <# w #> -D\n$a = # u\n 5\nif ($a) { } # v\nelse { E } #',
  'what is no comment': 'A a#b #c\nB \'#\' "#" $x#y\nC a<#b#>',
  'verbatim arguments': 'A --% -B "c | d" %E% $f | G\nH --% i && J\nK --%\nL',
  'two dashes': 'A -- -B -C\nA --b --\nA - -1 -b-c',
  'operators in words and symbols':
    '$a -EQ 1 -and $b -notlike "x*" -or -not $c -xor !$d\n$a -join "," -split ";"\n-join $a\n$a -f 1, 2\n$a -is [int] -as [string]',
  arithmetic: '1+2*3-4/5%6\n-1 + -2\n1..10\n$a++ + ++$b - --$c\n- $d\n+5\n3kb, 0x1F, 1e3, 1.5d, .5, 2L, 7mb',
  'method calls':
    '$a.B($c, 1 + 2, "d").E().F[0].G{ H }\n$a."b c"($d)\n$a.$b\n$a.("c")\n$a::D\n[x.y]::Z(1)\n"a".Length\n(A).B\n@(C).Count\n$a.b.c = 5',
  'members among arguments':
    'A $b.c $b.d() $b[0] $b[0].e $b.f.g($h) $b .c $b. c\nA "x".Length (B).C [d]::e $f::g $b.*',
  'paths among arguments':
    'A $b\\c.xml $b/c $b-c ${b}\\c $b:c $b.c\\d $b?c $env:TEMP\\x ~\\y ..\\z .\\w . a.b.c *.* $b"c" a"b c"d \'e\'f',
  'subexpressions in strings': '"a $(A -B "c" ) d $($e.F(1)) ${g h} $i.j $(B; C | D) `$(E) $"',
  'doubled quotes in a subexpression': '"a $(A ""b c"" -D "$(E ""f"")") g" + "$(""h"")"',
  hashtables:
    '@{ a = 1; "b c" = A -B; 3 = $d\n $e = { F }\n\n g = @{ h = if ($i) { J } else { K } }\n l.m = 1 }',
  'hashtables with ordered keys':
    '$a = [ordered] @{ B = 1; C = @(D); E = (F | G) }\n@{}\n@{ a = 1, 2; b = 3 }',
  'blocks as arguments':
    'A { param($b) C $b } -D { process { E $_ } } -F:{ G }\nH | % { I } | ? { $_.J -gt 1 }',
  'parameter blocks':
    'param(\n [Parameter(Mandatory = $true, HelpMessage = "x")] [ValidateSet("a", "b")] [string] $A = (B),\n [switch] $C,\n $D = { E }, # c\n [int[]] $F = @(1, 2)\n)\nG',
  'an attribute before parameters':
    '# c\n[CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = "A")]\nparam()\n[Diagnostics.X("a", "b")] $c = 1\nD',
  'comments between attributes and parameters':
    'function A\n{\n  # b\n  [C("d", "")]\n  <#\n   e [\n  #>\n  [CmdletBinding()] # f\n  param\n  (\n    [G] $h # i\n  )\n  J\n}',
  functions:
    'function Get-A($b, [string] $c = (D)) { E }\nfilter F { $_ }\nfunction script:G { begin { H } process { I } end { J } }\nfunction K\n{\n  L\n}\nfunction M { function N { O }; P }',
  'a class':
    'class A : B, C {\n [string] $D = "e"\n static [int] $F = 1\n hidden $G\n A([string] $h) : base($h) { I $h }\n [void] J([int] $k, $l = 2) { M { N } }\n static [A] O() { return [A]::new("p") }\n}\n[Flags()] enum Q { R = 1; S; T = 1 + 2 }\nU',
  statements:
    'if (A) { B } elseif (C | D) { E }\n\n# c\nelse { F }\nwhile ($g) { H; break }\ndo { I } while (J)\ndo { K } until ($l)\nfor ($m = 0; $m -lt 3; $m++) { N }\nfor (;;) { O }\nforeach ($p in Q -R) { S; continue }\nforeach ($t in 1, 2) { }',
  switches:
    'switch ($a) { 1 { A } "b" { B; break } c { C } { $_ -gt 3 } { D } default { E } }\nswitch -Regex -CaseSensitive ($f) { "^g" { G } -1 { H } }\nswitch -File i.txt { j { K } }\n:l switch (m) { n { break l } }',
  labels: ':outer foreach ($a in $b) { :inner while ($true) { continue outer } }\n:x',
  tries:
    'try { A } catch [B.C], [D] { E } catch { F } finally { G }\ntrap [H] { I; continue }\ntry { J }\nfinally { K }\nthrow "l"; throw\nreturn M -N\nexit 1',
  'data and begin': 'data { "a" }\ndata b -SupportedCommand C, D { E }\nF',
  assignments:
    '$a = $b = C -D\n$e, $f = 1, 2\n[int] $g = 3\n[ValidateNotNull()] [x] $h = I\n$j += 4; $k.l = M; $n["o"] -= 5\n$p = if ($q) { R }\n${s t} = U\n$v = W | X\n($y) = 1\n$z =\n 2',
  types:
    '[xml] (Get-A)\n[string[]] $b\n[System.Collections.Generic.List[string]] $c\n[System.Collections.Generic.Dictionary[[string], [int]]]::D\n[e, f]::g\n[int]\n[h[,]] 1\n[i] [j] $k\nA [l] [m]::n',
  lists:
    'A b, c, d -E f ,  g\nA b,\n c -D:e, f\nA 1, "b", $c, (D), @{ e = 1 }, { F }\n, 1\n, , 2\n1, 2 | G\n@(1, 2), 3\n@(1; 2)\n@((3, 4), 5)\n@()',
  parentheses: '(A).B; ((C)); (1, 2); ($d = E); (F | G)[0]\nH (I) ((J)) ("k") (("l", "m"))',
  pipelines:
    'A | B |\n C | D\n$e | F\n"g" | H 2>&1 | I\nJ | K # c\n | L\nM <# | #>\n# |\n<# d\n #>\n  | N | # e\n O\nP `\n | Q',
  invocations:
    '& A -B\n& $c -D\n& "e f" g\n. H\n. .\\i.ps1\n&{ J } 1\n.{ K }\n& (L) m\n& $n.O p\n& "q$r"\n.\\s.ps1 t\nu\\v w\n. $x\n& ${y}',
  'names of commands':
    'a.exe b\nA\\B-C\n7z x\n1.2.3 a\n%\n? { }\nif-x\nforeach-object\nfunction-y 1\nreturn1\nin z\nprocess\n-a\n+b\n!c\nd$e f\n[g',
  'numbers as words': 'A 1 1a 1.5 1.2.3 0x1F 0x1G 1kb 1kbx -1 +1 1e5 1e5x 10.0.0.1 .5 .5.x 5. 1..3 1,2',
  'parameters and their ends':
    'A -B:c -D: e -F:(G) -H:$i.j -K-L -m.n -o[p] -q,r -s"t" -u$v -1w -_x -?y -z:\nA -b:$true,$false -c',
  'special variables':
    '$$ $? $^ $_ $args[0] $env:A $script:b ${c:d} $e::f $g:h $this.i\nA $$ $? $^ $_ $$x $_x $_.y',
  'semicolons and braces': ';;A;;{B};;C}D',
  'a stray bracket': 'A\n)\nB\n}\nC',
  'a broken line between whole ones': 'A -B 1\nC < d\nE -F 2\n$a = = 3\nG',
  'newer syntax':
    '$a ? (A) : (B)\nC && D || E\n$f ?? (G); $h ??= I\n${j}?.K; ${l}?[0]\nM &\n"`e[0m `u{1F600}"\n5u, 3n, 0b11\n$o.Where({ P }).ForEach("q")\n$r.S[int](1)\n[t]::new()',
  using: 'using namespace System.Text\nusing namespace System.IO\nparam($a)\nA $using:b @using:c $Using:d.E',
  'old words as commands': 'A begin end in\nB | foreach { C } | where { D }\nE -if -foreach while function',
  'requires and help': '#requires -Version 3.0\n<#\n.SYNOPSIS\n A\n#>\n[CmdletBinding()]param([string]$b)\nC',
  'Desired State Configuration': 'A\nConfiguration B { Node "c" { D e { F = "g" } } }\nH',
  'only white space': ' \t\r\n\n ',
  nothing: '',
  'ends in a comment': 'A # b',
  'ends in a pipe': 'A -B |',
  'ends in a block': 'A { B -C { D',
  'mixed ends of lines': 'A\rB\nC\r\nD `\rE',
  'a percent sign and an equals sign': 'A | %{ B }\nA %c% a=b =c d= + * / % ! =\nA $b=c $d = e',
};
