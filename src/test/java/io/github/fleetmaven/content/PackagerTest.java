package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagerTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "app");
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path temp;

  private final Diagnostics diagnostics = new Diagnostics();
  private Path content;
  private Packager packager;

  @BeforeEach
  void makePackager() {
    content = temp.resolve("target/fleet/content");
    packager = new Packager(content, BuildAccess.NONE);
  }

  @Test
  void stagesFilesWithAManifestAndComputesDigests() throws IOException {
    PackagedFleet packaged = stage(source("b.txt", "abc"), source("a.txt", ""));

    assertThat(packaged.content(KEY).parts())
        .extracting(ContentDigest.Part::name)
        .containsExactly("a.txt", "b.txt");
    assertThat(packaged.content(KEY).parts())
        .last()
        .isEqualTo(new ContentDigest.Part("b.txt", SHA256_OF_ABC, 3));
    assertThat(content.resolve("web/app/files/b.txt")).hasContent("abc");
    assertThat(content.resolve("web/app/manifest.json"))
        .hasContent(
            """
            {
              "files" : [ {
                "name" : "a.txt",
                "sha256" : "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "size" : 0
              }, {
                "name" : "b.txt",
                "sha256" : "%s",
                "size" : 3
              } ]
            }
            """
                .formatted(SHA256_OF_ABC));
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void anExtensionWithoutFilesHasNoDigest() {
    DesiredFleet fleet =
        DeclaredFleets.of(
            "web",
            DeclaredFleets.script("app", new Script(Optional.of("date"), List.of(), List.of())));

    assertThat(packager.stage(fleet, diagnostics).content()).isEmpty();
    assertThat(content).doesNotExist();
  }

  @Test
  void anAbsentExtensionNeedsNoFiles() {
    DesiredFleet fleet =
        DeclaredFleets.of(
            "web", DeclaredFleets.absent(DeclaredFleets.script("app", script(Path.of("gone")))));

    assertThat(packager.stage(fleet, diagnostics).content()).isEmpty();
  }

  @Test
  void writesNothingTheSecondTime() throws IOException {
    Path source = source("a.sh", "echo");
    stage(source);
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    List<Path> staged = stagedFiles();
    for (Path path : staged) {
      Files.setLastModifiedTime(path, longAgo);
    }

    PackagedFleet again = stage(source);

    assertThat(stagedFiles()).isEqualTo(staged);
    for (Path path : staged) {
      assertThat(Files.getLastModifiedTime(path)).isEqualTo(longAgo);
    }
    assertThat(again).isEqualTo(stage(source));
  }

  @Test
  void aChangedByteIsAnotherDigestAndIsStaged() throws IOException {
    PackagedFleet before = stage(source("a.sh", "echo 1"));
    PackagedFleet after = stage(source("a.sh", "echo 2"));

    assertThat(after.content(KEY)).isNotEqualTo(before.content(KEY));
    assertThat(content.resolve("web/app/files/a.sh")).hasContent("echo 2");
  }

  @Test
  void removesWhatIsStaleAndNothingThatItDidNotStage() throws IOException {
    Path source = source("a.sh", "echo");
    packager.stage(
        DeclaredFleets.of(
            "old",
            DeclaredFleets.script("app", script(source)),
            DeclaredFleets.script("other", script(source))),
        diagnostics);
    stage(source, source("b.sh", "echo"));
    Path mine = Files.createDirectories(content.resolve("mine/own"));
    Files.writeString(mine.resolve("notes.txt"), "mine");

    stage(source);

    assertThat(stagedFiles())
        .containsExactlyInAnyOrder(
            mine.resolve("notes.txt"),
            content.resolve("web/app/manifest.json"),
            content.resolve("web/app/files/a.sh"));
    assertThat(content.resolve("old")).doesNotExist();
  }

  @Test
  void lineEndsAreKeptAndWarnedOfInScripts() throws IOException {
    stage(
        source("a.sh", "echo\r\n"),
        source("tool", "#!/bin/sh\r\n"),
        source("data.txt", "a\r\n"),
        source("marked", "\uFEFF#!/bin/sh\n"));

    assertThat(content.resolve("web/app/files/a.sh"))
        .hasBinaryContent("echo\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(diagnostics.all())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:1: web/app: a.sh is a shell script with Windows line ends, with which it"
                + " fails on Linux; save it with LF line ends, and write '*.sh text eol=lf' into"
                + " .gitattributes",
            "pom.xml:1: web/app: marked starts with a byte order mark, and Linux won't see its"
                + " first line; save it as UTF-8 without a byte order mark",
            "pom.xml:1: web/app: tool is a shell script with Windows line ends, with which it"
                + " fails on Linux; save it with LF line ends, and write '*.sh text eol=lf' into"
                + " .gitattributes");
    assertThat(diagnostics.hasErrors()).isFalse();
  }

  @Test
  void tellsAllProblemsAtOnceAndStagesNothing() throws IOException {
    Path dir = Files.createDirectory(temp.resolve("dir"));
    Path other = Files.writeString(dir.resolve("A.sh"), "x");
    Script script =
        new Script(
            Optional.of("true"),
            Pom.sources(
                temp.resolve("gone.sh"),
                dir,
                source("a.sh", "x"),
                other,
                source("stdout", "x"),
                source("setup.sh", "x"),
                Path.of("/")),
            List.of(
                "https://example.org/x/setup.sh?sig=1", "https://example.org/{{secret://env/A}}"));

    FleetException e =
        catchThrowableOfType(
            FleetException.class,
            () ->
                packager.stage(
                    DeclaredFleets.of("web", DeclaredFleets.script("app", script)), diagnostics));

    assertThat(e).hasMessageStartingWith("The files of the fleet can't be packaged:");
    assertThat(e.diagnostics())
        .extracting(d -> d.text().replace(temp.toString(), "/t"))
        .containsExactly(
            "pom.xml:1: web/app: there is no file /t/gone.sh; correct the path, or build the file"
                + " first",
            "pom.xml:1: web/app: /t/dir is a folder; write"
                + " <fileSet><directory>…</directory></fileSet>",
            "pom.xml:1: web/app: /t/dir/A.sh and /t/a.sh would both lie beside the command as"
                + " A.sh; rename one of them",
            "pom.xml:1: web/app: /t/stdout would lie where the extension keeps what the command"
                + " prints; rename the file; stdout and stderr are taken",
            "pom.xml:1: web/app: /t/setup.sh and <fileUri>https://example.org/x/setup.sh would"
                + " both lie beside the command as setup.sh; rename one of them",
            "pom.xml:1: web/app: <file>/ has no file name; name a file");
    assertThat(content).doesNotExist();
  }

  @Test
  void whatCanNotTravelIsAnError() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    Path random = Files.write(temp.resolve("random.bin"), bytes);
    Path huge = Files.write(temp.resolve("huge.bin"), new byte[Inline.LIMIT_BYTES + 1]);

    assertThat(problem(random)).contains("the biggest file is random.bin (293 KiB)");
    assertThat(problem(huge)).contains("huge.bin the files are larger than 16.0 MiB");
  }

  @Test
  void namesBecomeFoldersSafely() {
    assertThat(Stream.of("my-VM_1.x", "..", "a/b", "ä", "a b", "%").map(ContentLayout::folderName))
        .containsExactly("my-VM_1.x", "%2E.", "a%2Fb", "%C3%A4", "a%20b", "%25");
  }

  private String problem(Path file) {
    return catchThrowableOfType(FleetException.class, () -> stage(file))
        .diagnostics()
        .get(0)
        .summary();
  }

  private PackagedFleet stage(Path... files) {
    return packager.stage(fleet(files), diagnostics);
  }

  private static DesiredFleet fleet(Path... files) {
    return DeclaredFleets.of("web", DeclaredFleets.script("app", script(files)));
  }

  private static Script script(Path... files) {
    return new Script(Optional.of("true"), Pom.sources(files), List.of());
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private List<Path> stagedFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(content)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
