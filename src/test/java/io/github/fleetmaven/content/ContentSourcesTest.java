package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of files, artifacts, filtered files. */
class ContentSourcesTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "app");
  private static final ContentPlace PLACE =
      new ContentPlace.Http("pom.xml:3", "https://files.example.org", Optional.empty());

  @TempDir Path temp;

  private final Diagnostics diagnostics = new Diagnostics();
  private Path content;
  private BuildAccess build;

  @BeforeEach
  void makeFiles() throws IOException {
    content = temp.resolve("target/fleet/content");
    write("conf/app.conf", "port=${port}");
    write("conf/sub/x.sh", "echo");
    write("conf/.git/config", "never");
    write("app-1.jar", "jar");
    build =
        new BuildAccess(
            a -> new ArtifactFinder.Found(temp.resolve("app-1.jar"), "app-1.0.jar"),
            text -> text.replace("${port}", "8080"));
  }

  @Test
  void aFileSetKeepsItsFoldersAndIsABundle() {
    ContentDigest digest = stage(set("conf", "etc/app"), artifact(Optional.empty()));

    assertThat(digest.parts())
        .extracting(ContentDigest.Part::name)
        .containsExactly("app-1.0.jar", "etc/app/app.conf", "etc/app/sub/x.sh");
    assertThat(digest.singles())
        .extracting(ContentDigest.Part::name)
        .containsExactly("app-1.0.jar");
    assertThat(digest.bundles())
        .containsExactly(
            new ContentDigest.Bundle(
                "etc-app",
                Sha256.of(
                    Stream.of(
                            Sha256.of("port=${port}") + "  etc/app/app.conf\n",
                            Sha256.of("echo") + "  etc/app/sub/x.sh\n")
                        .sorted()
                        .collect(Collectors.joining()))));
    assertThat(content.resolve("web/app/files/etc/app/sub/x.sh")).hasContent("echo");
    assertThat(content.resolve("web/app/manifest.json"))
        .content()
        .contains("\"bundle\" : \"etc-app\"", "\"bundles\" : [");
  }

  @Test
  void patternsAreMavens() throws IOException {
    write("conf/a/b/c.xml", "x");
    write("conf/a/b/c.txt", "x");
    ContentSource.FileSet set =
        new ContentSource.FileSet(
            "pom.xml:5",
            temp.resolve("conf"),
            List.of("a/**", "*.conf"),
            List.of("**/*.txt"),
            Optional.empty(),
            false);

    assertThat(stage(set).parts())
        .extracting(ContentDigest.Part::name)
        .containsExactly("a/b/c.xml", "app.conf");
  }

  @Test
  void whatIsStagedIsNeverContent() {
    stage(set("conf", "etc"));
    ContentSource.FileSet all =
        new ContentSource.FileSet("pom.xml:5", temp, List.of(), List.of(), Optional.empty(), false);

    assertThat(stage(all).parts())
        .extracting(ContentDigest.Part::name)
        .containsExactly("app-1.jar", "conf/app.conf", "conf/sub/x.sh");
  }

  @Test
  void bundlesOfOneNameAreTold() throws IOException {
    write("other/conf/b.conf", "b");

    ContentDigest digest = stage(set("other/conf", ""), set("conf", ""));

    assertThat(digest.bundles())
        .extracting(ContentDigest.Bundle::name)
        .containsExactly("conf", "conf-2");
    assertThat(digest.parts())
        .extracting(p -> p.name() + " " + p.bundle().orElseThrow())
        .containsExactly("app.conf conf", "b.conf conf-2", "sub/x.sh conf");
    assertThat(stage(set("conf", ""), set("other/conf", ""))).isEqualTo(digest);
  }

  @Test
  void propertiesAreReplacedWhereThatIsAskedFor() {
    stage(
        new ContentSource.File(
            "pom.xml:1", temp.resolve("conf/app.conf"), Optional.of("my.conf"), true),
        set("conf", "etc"));

    assertThat(content.resolve("web/app/files/my.conf")).hasContent("port=8080");
    assertThat(content.resolve("web/app/files/etc/app.conf")).hasContent("port=${port}");
  }

  @Test
  void whatCanNotBeFilteredIsToldAtOnce() throws IOException {
    Files.write(temp.resolve("binary"), new byte[] {'a', 0, 'b'});
    Files.write(temp.resolve("latin"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    write("secret", "password={{secret://env/DB}}");

    assertThat(problems(filtered("binary"), filtered("latin"), filtered("secret")))
        .containsExactly(
            "pom.xml:1: web/app: /t/binary is no text in UTF-8, so nothing can be replaced in it;"
                + " name it in a <file> or <fileSet> of its own, without <filtering>",
            "pom.xml:1: web/app: /t/latin is no text in UTF-8, so nothing can be replaced in it;"
                + " name it in a <file> or <fileSet> of its own, without <filtering>",
            "pom.xml:1: web/app: /t/secret names a secret, and secrets are not put into files; hand"
                + " the secret over in the <command>, as DB_PASSWORD='{{secret://env/DB_PASSWORD}}'"
                + " bash install.sh");
  }

  @Test
  void whatIsMissingIsToldAtOnce() throws IOException {
    build =
        new BuildAccess(
            a -> new ArtifactFinder.Missing("it isn't built yet", "run package first"), t -> t);
    Files.createDirectory(temp.resolve("empty"));

    assertThat(problems(artifact(Optional.empty()), set("gone", ""), set("empty", "")))
        .containsExactly(
            "pom.xml:9: web/app: it isn't built yet; run package first",
            "pom.xml:5: web/app: there is no folder /t/gone; correct the path, or build what is in"
                + " it first",
            "pom.xml:5: web/app: no file in /t/empty is selected; correct <includes> and"
                + " <excludes>, or build what is in it first");
    assertThat(content).doesNotExist();
  }

  @Test
  void namesMeetOnlyOnce() throws IOException {
    write("one/lib/a", "1");
    write("two/LIB/A", "2");
    write("three/lib", "3");

    assertThat(problems(set("one", ""), set("two", ""), set("three", "")))
        .containsExactly(
            "pom.xml:5: web/app: /t/two/LIB/A and /t/one/lib/a would both lie beside the command as"
                + " LIB/A; rename one of them",
            "pom.xml:5: web/app: /t/three/lib and /t/one/lib/a would both lie beside the command as"
                + " lib; rename one of them");
    assertThat(problems(set("three", ""), set("one", "")))
        .containsExactly(
            "pom.xml:5: web/app: /t/one/lib/a and /t/three/lib would both lie beside the command as"
                + " lib/a; rename one of them");
  }

  @Test
  void oneWarningForAllScriptsOfAFolder() throws IOException {
    write("bin/a.sh", "echo\r\n");
    write("bin/b/b.sh", "echo\r\n");
    write("bin/c.txt", "text\r\n");

    stage(set("bin", "bin"));

    assertThat(diagnostics.all())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:5: web/app: bin/a.sh (the first of 2) is a shell script with Windows line"
                + " ends, with which it fails on Linux; save it with LF line ends, and write"
                + " '*.sh text eol=lf' into .gitattributes");
  }

  @Test
  void aFolderMayBecomeAFileAndAFileAFolder() throws IOException {
    write("one/lib/a", "1");
    write("two/lib", "2");

    stage(set("one", ""));
    stage(set("two", ""));
    assertThat(content.resolve("web/app/files/lib")).hasContent("2");
    stage(set("one", ""));
    assertThat(content.resolve("web/app/files/lib/a")).hasContent("1");
  }

  @Test
  void whatIsStagedIsMendedWhereverItDiffers() throws IOException {
    String text = "0123456789".repeat(50_000);
    Path staged = content.resolve("web/app/files/data.txt");
    for (String old :
        List.of("", "x", text.substring(1), text + "x", text.replaceFirst("(?s)9$", "x"))) {
      write("data.txt", text);
      Files.createDirectories(staged.getParent());
      Files.writeString(staged, old);

      ContentDigest digest = stage(file("data.txt"));

      assertThat(Files.readString(staged)).isEqualTo(text);
      assertThat(digest.parts())
          .containsExactly(new ContentDigest.Part("data.txt", Sha256.of(text), text.length()));
      assertThat(content.resolve("web/app/incoming")).doesNotExist();
    }
  }

  @Test
  void whatHasAPlaceMayBeLarge() throws IOException {
    Path big = temp.resolve("big.bin");
    try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
      file.setLength(Inline.LIMIT_BYTES + 1L);
    }
    Script script = new Script(Optional.of("true"), List.of(file("big.bin")), List.of());
    Script inline =
        new Script(Optional.of("true"), List.of(file("big.bin")), List.of(), true, false);

    assertThat(stage(fleet(script, Optional.of(PLACE))).parts()).hasSize(1);
    assertThat(problems(fleet(inline, Optional.of(PLACE)))).hasSize(1);
    assertThat(problems(fleet(script, Optional.empty())))
        .containsExactly(
            "pom.xml:41: web/app: with /t/big.bin the files are larger than 16.0 MiB, and inside"
                + " the extension there is room for 256 KiB, compressed; say in <content> where the"
                + " machines can download files from: then they may be of any size");
  }

  @Test
  void whatTheHandlerAndUnpackingKeepForThemselvesIsRefused() throws IOException {
    write("script.sh", "x");
    write("fleet-conf.tar.gz", "x");

    assertThat(problems(file("script.sh"), file("fleet-conf.tar.gz")))
        .hasSize(2)
        .allMatch(p -> p.contains("keeps its own; give it another name"));
  }

  private ContentDigest stage(ContentSource... sources) {
    return stage(fleet(new Script(Optional.of("true"), List.of(sources), List.of())));
  }

  private ContentDigest stage(DesiredFleet fleet) {
    return new Packager(content, build).stage(fleet, diagnostics).content(KEY);
  }

  private List<String> problems(ContentSource... sources) {
    return problems(fleet(new Script(Optional.of("true"), List.of(sources), List.of())));
  }

  private List<String> problems(DesiredFleet fleet) {
    return catchThrowableOfType(FleetException.class, () -> stage(fleet)).diagnostics().stream()
        .map(d -> d.text().replace(temp.toString(), "/t"))
        .toList();
  }

  private static DesiredFleet fleet(Script script) {
    return fleet(script, Optional.empty());
  }

  private static DesiredFleet fleet(Script script, Optional<ContentPlace> place) {
    return new DesiredFleet(
        DeclaredFleets.of("web", DeclaredFleets.script("app", script)).targets(), place);
  }

  private ContentSource file(String path) {
    return new ContentSource.File("pom.xml:1", temp.resolve(path), Optional.empty(), false);
  }

  private ContentSource filtered(String path) {
    return new ContentSource.File("pom.xml:1", temp.resolve(path), Optional.empty(), true);
  }

  private ContentSource set(String directory, String into) {
    return new ContentSource.FileSet(
        "pom.xml:5",
        temp.resolve(directory),
        List.of(),
        List.of(),
        Optional.of(into).filter(i -> !i.isEmpty()),
        false);
  }

  private static ContentSource artifact(Optional<String> name) {
    return new ContentSource.Artifact(
        "pom.xml:9",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        name);
  }

  private void write(String name, String text) throws IOException {
    Path path = temp.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
