package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.OsType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleArchiveTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "app");

  @TempDir Path temp;

  private final String longName = "n".repeat(120) + ".txt";
  private StagedContent staged;
  private ContentDigest digest;

  @BeforeEach
  void stage() throws IOException {
    Path conf = Files.createDirectories(temp.resolve("conf/sub"));
    Files.writeString(conf.resolve("run.sh"), "echo");
    Files.writeString(conf.resolve(longName), "long");
    Files.writeString(temp.resolve("conf/b.txt"), "b");
    Files.writeString(temp.resolve("single.txt"), "s");
    digest = stage(temp.resolve("content"));
    staged = new StagedContent(temp.resolve("content"));
  }

  @Test
  void aTarKeepsFoldersAndKnowsWhatCanBeRun() throws IOException {
    List<String> entries = new ArrayList<>();
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(Files.newInputStream(archive(OsType.LINUX))))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        entries.add(
            "%o %s %s"
                .formatted(
                    e.getMode(),
                    e.getName(),
                    new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }

    assertThat(entries)
        .containsExactly(
            "100644 etc/b.txt b",
            "100644 etc/sub/" + longName + " long",
            "100755 etc/sub/run.sh echo");
  }

  @Test
  void aZipKeepsFolders() throws IOException {
    try (ZipFile zip = new ZipFile(archive(OsType.WINDOWS).toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("etc/b.txt", "etc/sub/" + longName, "etc/sub/run.sh");
      assertThat(zip.getInputStream(zip.getEntry("etc/sub/run.sh"))).hasContent("echo");
    }
  }

  @Test
  void archivesLieBelowTheStagingFolderAndGoWithTheNextRun() throws IOException {
    assertThat(archive(OsType.LINUX))
        .isEqualTo(temp.resolve("content/web/app/archives/fleet-etc.tar.gz"));
    assertThat(archive(OsType.WINDOWS))
        .isEqualTo(temp.resolve("content/web/app/archives/fleet-etc.zip"));

    stage(temp.resolve("content"));

    assertThat(temp.resolve("content/web/app/archives")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(OsType.class)
  void equalFilesGiveEqualBytes(OsType os) throws IOException {
    byte[] first = Files.readAllBytes(archive(os));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      ContentDigest elsewhere = stage(temp.resolve("elsewhere"));
      Path second =
          new StagedContent(temp.resolve("elsewhere"))
              .archive(KEY, elsewhere, elsewhere.bundles().get(0), os);

      assertThat(second).hasBinaryContent(first);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @EnumSource(OsType.class)
  void refusesBytesThatWereNotPlannedWith(OsType os) throws IOException {
    Path file = staged.path(KEY, digest.partsOf(digest.bundles().get(0)).get(0));
    for (String other : List.of("c", "longer", "")) {
      Files.writeString(file, other);

      assertThatExceptionOfType(FleetException.class)
          .isThrownBy(() -> archive(os))
          .withMessageContaining(file + ": the file changed while the run was going on");
      assertThat(temp.resolve("content/web/app/archives/fleet-etc.tar.gz")).doesNotExist();
      assertThat(temp.resolve("content/web/app/incoming")).isEmptyDirectory();
    }
    Files.delete(file);
    assertThatExceptionOfType(FleetException.class).isThrownBy(() -> archive(os));
  }

  @Test
  void inlineFilesKeepTheirFolders() {
    assertThat(staged.files(KEY, digest))
        .extracting(ContentFile::name)
        .containsExactly("etc/b.txt", "etc/sub/" + longName, "etc/sub/run.sh", "single.txt");
  }

  private Path archive(OsType os) {
    return staged.archive(KEY, digest, digest.bundles().get(0), os);
  }

  private ContentDigest stage(Path folder) {
    List<ContentSource> sources =
        List.of(
            new ContentSource.FileSet(
                "pom.xml:1", temp.resolve("conf"), List.of(), List.of(), Optional.of("etc"), false),
            new ContentSource.File(
                "pom.xml:2", temp.resolve("single.txt"), Optional.empty(), false));
    Script script = new Script(Optional.of("true"), sources, List.of());
    return new Packager(folder, BuildAccess.NONE)
        .stage(DeclaredFleets.of("web", DeclaredFleets.script("app", script)), new Diagnostics())
        .content(KEY);
  }
}
