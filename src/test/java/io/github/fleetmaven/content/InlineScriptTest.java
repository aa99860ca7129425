package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fleetmaven.content.AzureShell.Result;
import io.github.fleetmaven.diag.FleetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class InlineScriptTest {

  @TempDir Path folder;

  @Test
  void runsAScriptBesideItsFiles() throws Exception {
    Result result =
        run(
            "bash install.sh 'two words' \"$HOME_OF_NOBODY\" last",
            file("install.sh", "#!/bin/bash\ncat data.txt\necho \"$# <$1> <$2> <$3>\"\n"),
            file("data.txt", "hello\n"));

    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout()).isEqualTo("hello\n3 <two words> <> <last>\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void endsAsTheCommandEnds() throws Exception {
    assertThat(run("./fail.sh", file("fail.sh", "exit 7")).exitCode()).isEqualTo(7);
    assertThat(run("exit 7").exitCode()).isEqualTo(7);
    assertThat(run("false; true", file("a", "")).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'single' \"double $((1 + 1))\" `echo back` \\$not \\'quoted\\' %s %d",
        "cat <<'END_OF_FILES'\n$not expanded\nEND_OF_FILES\n",
        "cat <<EOF\nline one\n  $(echo two)\nEOF\necho done",
        "if true; then\n\techo 'tab and ü € 💥'\nfi\n\n# comment at the end",
        "echo }; echo {; echo ')' ; echo end",
        "echo ends with \\",
        "echo before\nif then",
        "printf '%s\\n' \"$#\" 'a'\\''b' \"c'd\" e\\ f",
      })
  void runsTheCommandExactlyAsWritten(String command) throws Exception {
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path wrapped = Files.createDirectory(folder.resolve("wrapped"));
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command).directory(plain.toFile()).start();
    String expected = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Result result = new AzureShell(wrapped).run(render(command, file("a", "a")));

    assertThat(expected).isNotEmpty();
    assertThat(result.stdout()).isEqualTo(expected);
    assertThat(result.exitCode()).isEqualTo(process.waitFor());
  }

  @Test
  void bytesOfAFileSurvive() throws Exception {
    byte[] bytes = new byte[70_000];
    new Random(7).nextBytes(bytes);
    byte[] windows = "a\r\nb\r\n".getBytes(StandardCharsets.US_ASCII);

    Result result =
        new AzureShell(folder)
            .run(
                InlineScript.render(
                    "",
                    Optional.of("true"),
                    List.of(
                        new ContentFile("data.bin", bytes),
                        new ContentFile("windows.txt", windows),
                        new ContentFile("empty", new byte[0]))));

    assertThat(result.exitCode()).isZero();
    assertThat(folder.resolve("data.bin")).hasBinaryContent(bytes);
    assertThat(folder.resolve("windows.txt")).hasBinaryContent(windows);
    assertThat(folder.resolve("empty")).isEmptyFile();
  }

  @Test
  void takesAnyNameOfAFile() throws Exception {
    String longName = "n".repeat(200) + ".txt";
    Result result =
        run(
            "cat ./-dash 'with space' \"quo'te\" ümlaut " + longName,
            file("-dash", "1"),
            file("with space", "2"),
            file("quo'te", "3"),
            file("ümlaut", "4"),
            file(longName, "5"));

    assertThat(result.stdout()).isEqualTo("12345");
  }

  @Test
  void aFileMayHaveTheNameOfTheHandlersOwnScript() throws Exception {
    String long64K = "# a comment of some length, to be longer than what a shell reads at once\n";
    Result result =
        run("sh script.sh", file("script.sh", long64K.repeat(1000) + "echo mine\nexit 3\n"));

    assertThat(result.stdout()).isEqualTo("mine\n");
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void scriptsAndProgramsCanBeRunWhateverTheirModeWas() throws Exception {
    run(
        "true",
        file("a.sh", "echo"),
        file("tool", "#!/usr/bin/env python3\n"),
        file("program", "\u007fELF\u0002"),
        file("data.txt", "data"));

    assertThat(folder.resolve("a.sh")).isExecutable();
    assertThat(folder.resolve("tool")).isExecutable();
    assertThat(folder.resolve("program")).isExecutable();
    assertThat(folder.resolve("data.txt").toFile().canExecute()).isFalse();
  }

  @Test
  void doesNotStartTheCommandWhenAToolIsMissing() throws Exception {
    String encoded = render("echo started", file("a", "a"));

    Result result = new AzureShell(folder).run(encoded, "/bin/sh", "/nonexistent");

    assertThat(result.exitCode()).isEqualTo(ShellText.NOT_STARTED);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr())
        .isEqualTo("fleet-maven-plugin: there is no base64 here; the command was not started\n");
  }

  @Test
  void doesNotStartTheCommandWhenAFileCanNotBeLaidDown() throws Exception {
    Files.createDirectories(folder.resolve("taken/by/a/folder"));

    Result result = run("echo started", file("taken", "a"));

    assertThat(result.exitCode()).isEqualTo(ShellText.NOT_STARTED);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("can't lay the files into " + folder.toRealPath());
  }

  @Test
  void runsInBashToo() throws Exception {
    String encoded = render("cat a; exit 4", file("a", "from a\n"));

    Result result = new AzureShell(folder).run(encoded, "/bin/bash", System.getenv("PATH"));

    assertThat(result).isEqualTo(new Result(4, "from a\n", ""));
  }

  @Test
  void withoutACommandItOnlyLaysTheFilesDown() throws Exception {
    Result result =
        new AzureShell(folder)
            .run(InlineScript.render("", Optional.empty(), List.of(file("a", "text"))));

    assertThat(result).isEqualTo(new Result(0, "", ""));
    assertThat(folder.resolve("a")).hasContent("text");
  }

  @Test
  void equalInputGivesEqualText() {
    ContentFile a = file("a", "a");
    ContentFile b = file("b", "b");
    String encoded = render("true", a, b);
    byte[] bytes = Base64.getDecoder().decode(encoded);

    assertThat(render("true", b, a)).isEqualTo(encoded);
    assertThat(bytes).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff);
  }

  @Test
  void tellsWhatIsTooLargeAndWhatToDo() {
    byte[] bytes = new byte[250_000];
    new Random(7).nextBytes(bytes);
    List<ContentFile> files = List.of(file("small", "x"), new ContentFile("model.bin", bytes));

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> InlineScript.render("pom.xml:41: web/app", Optional.of("true"), files))
        .withMessageMatching(
            "(?s)The script can't travel inside the extension:\\R  pom.xml:41: web/app: the files"
                + " and the command take 3[23]\\d KiB inside the extension, compressed, and Azure"
                + " takes no more than 256 KiB; the biggest file is model.bin \\(245 KiB\\); say in"
                + " <content> where the machines can download files from: then they may be of any"
                + " size");
  }

  @Test
  void nearlyAllOfTheRoomIsForTheFiles() throws Exception {
    byte[] bytes = new byte[190_000];
    new Random(7).nextBytes(bytes);

    String encoded =
        InlineScript.render("", Optional.of("true"), List.of(new ContentFile("f", bytes)));

    assertThat(encoded.length()).isLessThanOrEqualTo(256 * 1024);
    assertThat(new AzureShell(folder).run(encoded).exitCode()).isZero();
    assertThat(folder.resolve("f")).hasBinaryContent(bytes);
  }

  @Test
  void theCommandIsNoArgumentThatTheListOfProcessesShows() throws Exception {
    String command = "tr '\\0' '\\n' < /proc/$$/cmdline || true # p4ssw0rd";

    assertThat(run(command, file("a", "a")).stdout()).doesNotContain("p4ssw0rd");
  }

  @Test
  void aCommandMayBeLongerThanAnArgument() throws Exception {
    assertThat(run("#" + "x".repeat(200_000) + "\necho end").stdout()).isEqualTo("end\n");
  }

  @Test
  void leavesNothingOfItsOwnToTheCommand() throws Exception {
    assertThat(run("set | grep fleet_; type fleet_fail", file("a", "a")).stdout())
        .doesNotContain("fleet_tool", "function");
  }

  @Test
  void refusesACommandThatIsNoText() {
    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> render("echo \0"))
        .withMessageContaining("code 0");
  }

  private Result run(String command, ContentFile... files) throws Exception {
    return new AzureShell(folder).run(render(command, files));
  }

  private static String render(String command, ContentFile... files) {
    return InlineScript.render("pom.xml:41: web/app", Optional.of(command), List.of(files));
  }

  private static ContentFile file(String name, String text) {
    return new ContentFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
