package io.github.fleetmaven.model.ecs.command;

import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The update of a virtio driver: PowerShell scripts, and the wrapper in which each is sent. An exit
 * code of 3010 makes the vendor's agent restart the machine at once, and 3009 power it off (agent's
 * source), whatever a rollout's budget says: so the wrapper runs the script in a process of its
 * own, prints its exit code as {@code EXIT|<code>}, and never lets these two out. Stateless.
 */
public final class DriverUpdate {

  /** The vendor's common command, whose content is asked for when it is needed. */
  public static final String COMMON_COMMAND = "ACS-ECS-InstallVirtioDriver-windows.ps1";

  /** How long it may take on an instance; with many disks the vendor speaks of 1 to 2 minutes. */
  public static final Duration TIMEOUT = Duration.ofMinutes(15);

  static final String MARK = "EXIT|";

  private static final Pattern EXIT = Pattern.compile("(?m)^EXIT\\|(-?\\d{1,10})\\s*$");

  private static final int POWER_OFF = 3009;
  private static final int RESTART = 3010;

  private static final String HEAD =
      """
      # fleet-maven-plugin: updates the virtio driver.
      # By exit code 3010 the agent would restart this machine at once, by 3009 power it off. The
      # script below runs in a process of its own, so that neither gets out.
      $script = @'
      """;

  private static final String TAIL =
      """
      '@%s
      $file = [System.IO.Path]::GetTempPath() + 'fleet-' + [Guid]::NewGuid().ToString('N') + '.ps1'
      [System.IO.File]::WriteAllText($file, $script, (New-Object System.Text.UTF8Encoding $true))
      $code = 1
      try {
        & "$PSHOME\\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $file
        $code = $LASTEXITCODE
      } finally {
        Remove-Item $file -Force -ErrorAction SilentlyContinue
      }
      Write-Output "EXIT|$code"
      if ($code -eq 3009 -or $code -eq 3010) { $code = 0 }
      exit $code
      """;

  private DriverUpdate() {}

  /**
   * Returns the script of a method, before it is wrapped.
   *
   * @return empty for the common command, whose content the vendor has
   */
  public static Optional<String> script(Method method) {
    if (method instanceof Method.Plugin) {
      return Optional.of(PluginScript.TEXT);
    }
    if (method instanceof Method.Script script) {
      return Optional.of(script.text());
    }
    return method instanceof Method.InstallPackage install
        ? Optional.of(PackageScript.of(install))
        : Optional.empty();
  }

  /** Returns what is sent to run a script; whether it {@link CommandSize#fits} is to be checked. */
  public static String wrapped(String script) {
    String text = script.startsWith("\uFEFF") ? script.substring(1) : script;
    String quote = unused(text);
    boolean ends = ENDS.matcher(text).find();
    String literal = ends ? ENDS.matcher(text).replaceAll(Matcher.quoteReplacement(quote)) : text;
    String back = ends ? ".Replace('" + quote + "', \"'@\")" : "";
    return HEAD + literal + (literal.endsWith("\n") ? "" : "\n") + TAIL.formatted(back);
  }

  /** At the beginning of a line these characters would end the text that holds the script. */
  private static final Pattern ENDS = Pattern.compile("(?m)^'@");

  private static String unused(String text) {
    String quote = "~@~";
    while (text.contains(quote)) {
      quote = "~" + quote;
    }
    return quote;
  }

  /** Returns the exit code that a wrapped script had; empty when its end wasn't printed. */
  public static OptionalInt exitCode(String output) {
    Matcher matcher = EXIT.matcher(output);
    OptionalInt code = OptionalInt.empty();
    while (matcher.find()) {
      long number = Long.parseLong(matcher.group(1));
      code = number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
    }
    return code;
  }

  /** Tells whether a wrapped script asked for a restart, or for the power to be switched off. */
  public static boolean askedForRestart(String output) {
    OptionalInt code = exitCode(output);
    return code.isPresent() && (code.getAsInt() == RESTART || code.getAsInt() == POWER_OFF);
  }
}
