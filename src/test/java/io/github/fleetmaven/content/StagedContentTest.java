package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedContentTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "app");

  @TempDir Path temp;

  private Path content;
  private ContentDigest digest;

  @BeforeEach
  void stage() throws IOException {
    content = temp.resolve("content");
    Path source = Files.writeString(temp.resolve("a.sh"), "echo 1");
    Script script = new Script(Optional.of("sh a.sh"), Pom.sources(source), List.of());
    digest =
        new Packager(content, BuildAccess.NONE)
            .stage(
                DeclaredFleets.of("web", DeclaredFleets.script("app", script)), new Diagnostics())
            .content(KEY);
  }

  @Test
  void givesBackWhatWasStagedWhateverHappensToTheSource() throws IOException {
    Files.writeString(temp.resolve("a.sh"), "echo 2");

    List<ContentFile> files = new StagedContent(content).files(KEY, digest);

    assertThat(files)
        .singleElement()
        .satisfies(f -> assertThat(f.bytes()).asString().isEqualTo("echo 1"));
  }

  @Test
  void refusesBytesThatWereNotPlannedWith() throws IOException {
    Path staged = content.resolve("web/app/files/a.sh");
    Files.writeString(staged, "echo 2");

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> new StagedContent(content).files(KEY, digest))
        .withMessageContaining("The files of web/app can't be sent:")
        .withMessageContaining(
            staged
                + ": the file changed while the run was going on; run the goal again, and let no"
                + " other build work in this folder meanwhile");
  }

  @Test
  void refusesWhenAFileWentAway() throws IOException {
    Files.delete(content.resolve("web/app/files/a.sh"));

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> new StagedContent(content).files(KEY, digest))
        .withMessageContaining("the file can't be read any more");
  }

  @Test
  void nothingNeedsNoFiles() {
    assertThat(new StagedContent(content).files(KEY, ContentDigest.NONE)).isEmpty();
  }
}
