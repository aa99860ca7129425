package io.github.fleetmaven.content;

import io.github.fleetmaven.content.DownloadedFiles.Packed;
import io.github.fleetmaven.content.DownloadedFiles.Single;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The command line that lays out downloaded files and runs a command on Windows. All of it travels
 * encoded, so that no shell on its way reads anything into it. The handler keeps the folders of an
 * address, so that a file is looked for in the download folder and below.
 */
final class WindowsSetup {

  /** The longest command line that Windows takes. */
  static final int CHARACTERS = 8191;

  private static final String START =
      "powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -EncodedCommand ";

  private static final String HEAD =
      ShellText.lines(
          "$ErrorActionPreference='Stop';$ProgressPreference='SilentlyContinue';$d=(Get-Location).Path",
          "function Fail($m){[Console]::Error.WriteLine(\"fleet-maven-plugin: $m; the command was not started\");exit 125}",
          "function Find($n,$h){$f=@(Get-ChildItem -LiteralPath $d -Recurse -File|?{$_.Name -eq $n})",
          "if(!$f){Fail \"$n was not downloaded to $d\"}",
          "$g=@($f|?{$_.Directory.Name -eq $h});if($g){$g[0].FullName}else{$f[0].FullName}}");

  private static final String SUM =
      "function Sum($p){(Get-FileHash -LiteralPath $p -Algorithm SHA256).Hash}\n";

  private static final String TAKE =
      ShellText.lines(
          "function Take($n,$h,$t){$f=Find $n $h",
          "%s$t=Join-Path $d $t",
          "if($f -ne $t){New-Item -ItemType Directory -Force (Split-Path $t)|Out-Null;Move-Item -LiteralPath $f $t -Force}}");
  private static final String CHECK_FILE =
      "if((Sum $f) -ne $h){Fail \"$n is not what was sent, by SHA-256\"}\n";

  private static final String UNPACK =
      ShellText.lines(
          "function Unpack($n,$h,$s){$f=Find $n $h",
          "%sExpand-Archive -LiteralPath $f -DestinationPath $d -Force;Remove-Item -LiteralPath $f}");
  // Unpacked aside, so that what isn't as it was sent never lies beside the command.
  private static final String CHECK_ARCHIVE =
      ShellText.lines(
          "$u=Join-Path $d '.fleet';Expand-Archive -LiteralPath $f -DestinationPath $u -Force",
          "$l=[string[]]@(Get-ChildItem -LiteralPath $u -Recurse -File -Force|%{$_.FullName.Substring($u.Length+1).Replace('\\','/')})",
          "[Array]::Sort($l,[StringComparer]::Ordinal)",
          "$b=[Text.Encoding]::UTF8.GetBytes(-join($l|%{(Sum \"$u/$_\").ToLower()+\" ./$_`n\"}))",
          "if([BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($b)).Replace('-','') -ne $s){Fail \"the files of $n are not what was sent, by SHA-256\"}",
          "Remove-Item -LiteralPath $u -Recurse -Force");

  // cmd takes what stands between the outermost quotes as it is.
  private static final String RUN =
      ShellText.lines(
          "}catch{Fail \"$_\"}",
          "$p=New-Object Diagnostics.ProcessStartInfo('cmd.exe',('/s /c \"'+%s+'\"'))",
          "$p.UseShellExecute=$false;$p.WorkingDirectory=$d",
          "$q=[Diagnostics.Process]::Start($p);$q.WaitForExit();exit $q.ExitCode");

  private WindowsSetup() {}

  static String command(DownloadedFiles files, String command) {
    byte[] script = script(files, command).getBytes(StandardCharsets.UTF_16LE);
    return START + Base64.getEncoder().encodeToString(script);
  }

  static String script(DownloadedFiles files, String command) {
    StringBuilder script = new StringBuilder(HEAD);
    if (files.verified()) {
      script.append(SUM);
    }
    if (!files.singles().isEmpty()) {
      script.append(TAKE.replace("%s", files.verified() ? CHECK_FILE : ""));
    }
    if (!files.archives().isEmpty()) {
      script.append(UNPACK.replace("%s", files.verified() ? CHECK_ARCHIVE : ""));
    }
    script.append("try{\n");
    for (Single single : files.singles()) {
      call(script, "Take", single.download(), single.sha256(), single.name());
    }
    for (Packed archive : files.archives()) {
      call(script, "Unpack", archive.download(), archive.sha256(), archive.listSha256());
    }
    return script.append(RUN.replace("%s", quoted(command))).toString();
  }

  private static void call(StringBuilder script, String function, String... arguments) {
    script.append(function);
    for (String argument : arguments) {
      script.append(' ').append(quoted(argument));
    }
    script.append('\n');
  }

  /** PowerShell takes typographic quotes for plain ones. */
  private static String quoted(String text) {
    return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
  }
}
