package io.github.fleetmaven.model.ecs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No PowerShell is at hand in a build, so the texts themselves are looked at. */
class DriverUpdateTest {

  private static final Pattern LITERAL =
      Pattern.compile("(?s)\\$script = @'\n(.*?)\n'@(?:\\.Replace\\('(~+@~)', \"'@\"\\))?\n");

  @Test
  void carriesAScriptAsItIs() {
    String script = "Write-Output \"$env:TEMP 'x' `n\"\r\nexit 3010\r\n";
    assertThat(carried(DriverUpdate.wrapped(script))).isEqualTo(script.stripTrailing() + "\r");
    assertThat(carried(DriverUpdate.wrapped("exit 0"))).isEqualTo("exit 0");
  }

  @Test
  void carriesAScriptThatHoldsATextOfItsOwn() {
    String script = "$a = @'\nhello\n'@\n$b = 'x@~@~'\n$c = @'\n'@ + $a";
    String sent = DriverUpdate.wrapped(script);
    assertThat(carried(sent)).isEqualTo(script);
    assertThat(sent.lines().filter(l -> l.startsWith("'@"))).hasSize(1);
  }

  @Test
  void doesNotConfuseTheScriptsOwnCharactersWithItsReplacement() {
    String script = "$x = '~@~ and ~~@~'\n$a = @'\n'@\n";
    assertThat(carried(DriverUpdate.wrapped(script)) + "\n").isEqualTo(script);
  }

  @Test
  void leavesOutTheMarkOfAnEncoding() {
    assertThat(carried(DriverUpdate.wrapped("\uFEFFexit 0"))).isEqualTo("exit 0");
  }

  @Test
  void letsNoExitCodeOutByWhichTheAgentWouldRestart() {
    String sent = DriverUpdate.wrapped("exit 3010");
    String after = sent.substring(sent.lastIndexOf("'@\n"));
    assertThat(after)
        .contains("$code = $LASTEXITCODE")
        .contains("Write-Output \"EXIT|$code\"")
        .contains("if ($code -eq 3009 -or $code -eq 3010) { $code = 0 }")
        .endsWith("exit $code\n");
    assertThat(after.indexOf("EXIT|")).isLessThan(after.indexOf("{ $code = 0 }"));
    assertThat(Pattern.compile("(?m)^\\s*exit ").matcher(after).results().count()).isEqualTo(1);
  }

  @Test
  void runsTheScriptInAProcessOfItsOwn() {
    assertThat(DriverUpdate.wrapped("exit 1"))
        .contains("& \"$PSHOME\\powershell.exe\" -NoProfile -NonInteractive")
        .contains("-File $file")
        .contains("UTF8Encoding $true")
        .contains("Remove-Item $file");
  }

  @Test
  void readsTheExitCodeThatWasHidden() {
    assertThat(DriverUpdate.exitCode("installed\r\nEXIT|3010\r\n")).hasValue(3010);
    assertThat(DriverUpdate.exitCode("EXIT|7\nEXIT|0\n")).hasValue(0);
    assertThat(DriverUpdate.exitCode("EXIT|-1")).hasValue(-1);
    assertThat(DriverUpdate.exitCode("EXIT|")).isEmpty();
    assertThat(DriverUpdate.exitCode("cut EXIT|1")).isEmpty();
    assertThat(DriverUpdate.exitCode("EXIT|9999999999")).isEmpty();
    assertThat(DriverUpdate.askedForRestart("EXIT|3010")).isTrue();
    assertThat(DriverUpdate.askedForRestart("EXIT|3009")).isTrue();
    assertThat(DriverUpdate.askedForRestart("EXIT|0")).isFalse();
    assertThat(DriverUpdate.askedForRestart("")).isFalse();
  }

  @Test
  void leavesTheCommonCommandToTheVendor() {
    assertThat(DriverUpdate.script(new Method.CommonCommand())).isEmpty();
    assertThat(DriverUpdate.COMMON_COMMAND).isEqualTo("ACS-ECS-InstallVirtioDriver-windows.ps1");
  }

  @Test
  void runsTheVendorsPluginWithATimeoutOfItsOwn() {
    assertThat(DriverUpdate.script(new Method.Plugin()).orElseThrow())
        .contains("--exec --plugin=UpdateVirtIo --timeout=840")
        .endsWith("exit $LASTEXITCODE\n");
    assertThat(DriverUpdate.TIMEOUT.toSeconds()).isGreaterThan(840);
  }

  @Test
  void runsTheProjectsScript() {
    assertThat(DriverUpdate.script(new Method.Script("exit 5", "a.ps1"))).contains("exit 5");
  }

  @Test
  void downloadsChecksAndInstallsAPackage() {
    String script =
        DriverUpdate.script(
                new Method.InstallPackage("https://e.example/it's.zip", Optional.of("beef")))
            .orElseThrow();
    assertThat(script)
        .contains("$uri = 'https://e.example/it''s.zip'")
        .contains("$sha256 = 'beef'")
        .contains("if ($found -ne $sha256) { throw")
        .contains("pnputil.exe\" -i -a")
        .contains("Sysnative")
        .endsWith("exit $code\n");
    assertThat(script.indexOf("-ne $sha256")).isLessThan(script.indexOf("ExtractToDirectory"));
    assertThat(
            DriverUpdate.script(new Method.InstallPackage("https://e/x.zip", Optional.empty()))
                .orElseThrow())
        .contains("$sha256 = ''");
  }

  @Test
  void isPlainAndShortEnoughWhateverTheMethod() {
    for (Method method :
        new Method[] {
          new Method.Plugin(),
          new Method.InstallPackage("https://e.example/" + "x".repeat(2000), Optional.of("beef"))
        }) {
      String sent = DriverUpdate.wrapped(DriverUpdate.script(method).orElseThrow());
      assertThat(sent.chars()).allMatch(c -> c < 128);
      assertThat(sent).doesNotContain("{{");
      assertThat(CommandSize.fits(sent)).isTrue();
    }
  }

  @Test
  void countsBytesAndNotCharacters() {
    assertThat(CommandSize.of("\u00e4")).isEqualTo(2);
    assertThat(CommandSize.fits("x".repeat(18 * 1024))).isTrue();
    assertThat(CommandSize.fits("x".repeat(18 * 1024 + 1))).isFalse();
  }

  /** Does what PowerShell does with the text between the quotes. */
  private static String carried(String sent) {
    Matcher matcher = LITERAL.matcher(sent);
    assertThat(matcher.find()).isTrue();
    return matcher.group(2) == null
        ? matcher.group(1)
        : matcher.group(1).replace(matcher.group(2), "'@");
  }
}
