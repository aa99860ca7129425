package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.OsType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyFilesTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "app");
  private static final int FILES = 10_000;

  @TempDir Path temp;

  @Test
  void tenThousandFilesAreOneBundleAndNotWrittenTwice() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path folder = temp.resolve("src/" + i % 100);
      if (i < 100) {
        Files.createDirectories(folder);
      }
      Files.writeString(folder.resolve(i + ".txt"), "file " + i);
    }
    Set<String> threads = ConcurrentHashMap.newKeySet();
    BuildAccess build =
        new BuildAccess(
            BuildAccess.NONE.artifacts(),
            text -> {
              threads.add(Thread.currentThread().getName());
              return text;
            });

    ContentDigest digest = stage(build);

    assertThat(digest.parts()).hasSize(FILES);
    assertThat(digest.bundles()).hasSize(1);
    assertThat(threads)
        .allMatch(name -> name.matches("fleet-content-\\d"))
        .hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    Path one = temp.resolve("content/web/app/files/99/9999.txt");
    Files.setLastModifiedTime(one, FileTime.fromMillis(1_000_000));
    assertThat(stage(build)).isEqualTo(digest);
    assertThat(Files.getLastModifiedTime(one)).isEqualTo(FileTime.fromMillis(1_000_000));
    assertThat(
            new StagedContent(temp.resolve("content"))
                .archive(KEY, digest, digest.bundles().get(0), OsType.LINUX))
        .isNotEmptyFile();
  }

  private ContentDigest stage(BuildAccess build) {
    ContentSource set =
        new ContentSource.FileSet(
            "pom.xml:1", temp.resolve("src"), List.of(), List.of(), Optional.empty(), true);
    Script script = new Script(Optional.of("true"), List.of(set), List.of());
    ContentPlace place =
        new ContentPlace.Http("pom.xml:3", "https://files.example.org", Optional.empty());
    DesiredFleet fleet =
        new DesiredFleet(
            DeclaredFleets.of("web", DeclaredFleets.script("app", script)).targets(),
            Optional.of(place));
    return new Packager(temp.resolve("content"), build)
        .stage(fleet, new Diagnostics())
        .content(KEY);
  }
}
