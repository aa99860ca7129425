package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fleetmaven.content.AzureShell.Result;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.OsType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What runs before a command whose files were downloaded: under real shells on Linux, and by its
 * structure for Windows, of which there is no shell here.
 */
@DisabledOnOs(OS.WINDOWS)
class DownloadedScriptTest {

  private static final ContentPlace HTTP =
      new ContentPlace.Http("pom.xml:9", "https://files.example", Optional.empty());
  private static final ContentPlace MAVEN =
      new ContentPlace.MavenRepository(
          "pom.xml:9", "https://repo.example", Optional.empty(), "org.example", "content");

  @TempDir Path folder;

  private final List<ContentFile> bundled =
      List.of(
          file("conf/a.properties", "a=1\n"),
          file("conf/ümlaut and 'quote'.sh", "#!/bin/sh\necho run\n"),
          file("conf/deep/er/b.txt", "b"));

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash"})
  void runsTheCommandBesideFilesThatAreAsTheyWereSent(String shell) throws Exception {
    for (ContentPlace place : List.of(HTTP, MAVEN)) {
      for (boolean verified : List.of(false, true)) {
        DownloadedFiles files = downloaded(place, verified);

        Result result =
            run(shell, files, "cat 'in stall'\\''s.sh' conf/a.properties; ./conf/*quote*; exit 7");

        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).isEqualTo("echo hi\na=1\nrun\n");
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(folder.resolve("conf/deep/er/b.txt")).hasContent("b");
        assertThat(folder.resolve("fleet-conf.tar.gz")).doesNotExist();
        assertThat(folder.resolve(".fleet")).doesNotExist();
      }
    }
  }

  @Test
  void doesNotStartTheCommandWhenAFileIsAnother() throws Exception {
    DownloadedFiles files = downloaded(HTTP, true);
    Files.writeString(folder.resolve("in stall's.sh"), "echo ho\n");

    Result result = run("/bin/sh", files, "echo started");

    assertThat(result)
        .isEqualTo(
            new Result(
                125,
                "",
                "fleet-maven-plugin: in stall's.sh is not what was sent, by SHA-256; the command"
                    + " was not started\n"));
  }

  @Test
  void doesNotStartTheCommandWhenAFileOfAnArchiveIsAnother() throws Exception {
    DownloadedFiles files = downloaded(HTTP, true);
    List<ContentFile> others = new ArrayList<>(bundled);
    others.set(2, file("conf/deep/er/b.txt", "c"));
    Files.write(folder.resolve("fleet-conf.tar.gz"), Archive.tarGz(others));

    Result result = run("/bin/sh", files, "echo started");

    assertThat(result.exitCode()).isEqualTo(125);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr())
        .isEqualTo(
            "fleet-maven-plugin: the files of fleet-conf.tar.gz are not what was sent, by SHA-256; the"
                + " command was not started\n");
    assertThat(folder.resolve("conf")).doesNotExist();
  }

  @Test
  void doesNotStartTheCommandWhenAnArchiveHoldsAFileMore() throws Exception {
    DownloadedFiles files = downloaded(HTTP, true);
    List<ContentFile> more = new ArrayList<>(bundled);
    more.add(file("conf/more", ""));
    Files.write(folder.resolve("fleet-conf.tar.gz"), Archive.tarGz(more));

    assertThat(run("/bin/sh", files, "echo started").exitCode()).isEqualTo(125);
  }

  @Test
  void doesNotStartTheCommandWhenADownloadIsMissing() throws Exception {
    DownloadedFiles files = downloaded(HTTP, false);
    Files.delete(folder.resolve("fleet-conf.tar.gz"));

    Result result = run("/bin/sh", files, "echo started");

    assertThat(result.exitCode()).isEqualTo(125);
    assertThat(result.stderr()).contains("fleet-conf.tar.gz was not downloaded to ");
  }

  /** Not every image has sha256sum. */
  @Test
  void fallsBackToOpenssl() throws Exception {
    DownloadedFiles files = downloaded(HTTP, true);
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("tar", "gzip", "find", "sort", "mkdir", "mv", "rm", "openssl")) {
      for (String bin : List.of("/usr/bin/", "/bin/")) {
        if (Files.exists(Path.of(bin + tool)) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), Path.of(bin + tool));
        }
      }
    }

    Result result =
        new AzureShell(folder).run(render(files, "echo started"), "/bin/sh", tools.toString());

    assertThat(result).isEqualTo(new Result(0, "started\n", ""));
    Files.delete(tools.resolve("openssl"));
    downloaded(HTTP, true);
    assertThat(
            new AzureShell(folder)
                .run(render(files, "echo started"), "/bin/sh", tools.toString())
                .stderr())
        .contains("there is neither sha256sum nor openssl here");
  }

  @Test
  void leavesNothingOfItsOwnToTheCommand() throws Exception {
    assertThat(run("/bin/sh", downloaded(HTTP, true), "set | grep fleet_; true").stdout())
        .isEmpty();
  }

  @Test
  void onWindowsAllTravelsEncoded() throws Exception {
    DownloadedFiles files =
        new DownloadedFiles(HTTP, content("in stall's.ps1"), OsType.WINDOWS, true);
    String command = "powershell -File \"in stall's.ps1\" & echo %TEMP%";

    String line = DownloadedScript.render("web/app", files, command);

    assertThat(line).startsWith("powershell -NoProfile ").doesNotContain("\"", "%", "&");
    String script =
        new String(
            Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)),
            StandardCharsets.UTF_16LE);
    assertThat(script)
        .contains("Take 'in stall''s.ps1' '" + files.singles().get(0).sha256() + "' 'in stall''s")
        .contains("Unpack 'fleet-conf.zip' '" + files.archives().get(0).sha256() + "' '")
        .contains("'/s /c \"'+'powershell -File \"in stall''s.ps1\" & echo %TEMP%'+'\"'")
        .contains("Get-FileHash");
    assertThat(
            WindowsSetup.script(
                new DownloadedFiles(HTTP, content("a"), OsType.WINDOWS, false), "x"))
        .doesNotContain("Get-FileHash");
  }

  @Test
  void whatIsTooLongForWindowsIsToldWithWhatToDo() {
    List<ContentDigest.Part> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add(part(file("file-" + i, "x" + i)));
    }
    DownloadedFiles files =
        new DownloadedFiles(HTTP, new ContentDigest(many), OsType.WINDOWS, true);

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> DownloadedScript.render("web/app", files, "dir"))
        .withMessageContaining("Windows takes no more than 8191")
        .withMessageContaining("<fileSet>");
  }

  private ContentDigest content(String single) {
    List<ContentDigest.Part> parts = new ArrayList<>();
    parts.add(part(file(single, "echo hi\n")));
    for (ContentFile file : bundled) {
      ContentDigest.Part part = part(file);
      parts.add(
          new ContentDigest.Part(part.name(), part.sha256(), part.size(), Optional.of("conf")));
    }
    return new ContentDigest(parts, List.of(new ContentDigest.Bundle("conf", "b".repeat(64))));
  }

  /** Lays what the handler downloads into the folder, under the names that it has there. */
  private DownloadedFiles downloaded(ContentPlace place, boolean verified) throws Exception {
    ContentDigest content = content("in stall's.sh");
    List<String> names = ContentNames.all(place, content, OsType.LINUX);
    Files.writeString(folder.resolve(last(names.get(0))), "echo hi\n");
    Files.write(folder.resolve(last(names.get(1))), Archive.tarGz(bundled));
    return new DownloadedFiles(place, content, OsType.LINUX, verified);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private Result run(String shell, DownloadedFiles files, String command) throws Exception {
    return new AzureShell(folder).run(render(files, command), shell, System.getenv("PATH"));
  }

  private static String render(DownloadedFiles files, String command) {
    return DownloadedScript.render("web/app", files, command);
  }

  private static ContentDigest.Part part(ContentFile file) {
    String sha256 = Sha256.of(file.bytes());
    return new ContentDigest.Part(file.name(), sha256, file.size());
  }

  private static ContentFile file(String name, String text) {
    return new ContentFile(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
