package io.github.fleetmaven.azure.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The simulator's blobs in process, in files beside its state. */
class BlobsOnDiskTest extends BlobsInProcessTest {

  @Override
  boolean onDisk() {
    return true;
  }

  @Test
  void outliveTheSimulator() {
    Path file = file("a", "a");
    store().put("x/a", file, sha256(file));

    SimulatedBlobs again = new SimulatedBlobs(folder, true);

    assertThat(open("some/prefix", java.util.Optional.of(again.transport)).read("x/a"))
        .contains("a");
  }

  @Test
  void leaveNoBlocksBehind() throws IOException {
    Path file = large("large", 9 * 1024 * 1024, 1);
    store().put("x/large", file, sha256(file));

    try (Stream<Path> tree = Files.walk(folder.resolve("simulator-blobs"))) {
      assertThat(tree.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("large~data", "large~details.json");
    }
  }
}
