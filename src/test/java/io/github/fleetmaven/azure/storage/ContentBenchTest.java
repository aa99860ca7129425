package io.github.fleetmaven.azure.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what content costs, and writes it to {@code target/bench}. */
@Tag("bench")
class ContentBenchTest {

  private static final int MEGABYTES = 200;
  private static final int NAMES = 10_000;

  @TempDir Path folder;

  @Test
  void looksForManyNamesAndUploadsALargeFile() throws Exception {
    SimulatedBlobs service = new SimulatedBlobs(folder, true);
    BlobContentStore store = open(service);
    Path file = folder.resolve("large");
    String sha256 = write(file);

    Instant begin = Instant.now();
    store.put(sha256 + "/large", file, sha256);
    Duration upload = Duration.between(begin, Instant.now());
    int requests = store.requests().requests();
    begin = Instant.now();
    for (int i = 0; i < NAMES; i++) {
      assertThat(store.size(i + "/file")).isEmpty();
    }
    Duration checks = Duration.between(begin, Instant.now());

    assertThat(requests).isEqualTo(MEGABYTES / 4 + 1);
    assertThat(store.requests().requests() - requests).isEqualTo(NAMES);
    Files.writeString(
        Files.createDirectories(Path.of("target", "bench")).resolve("content.md"),
        "| %d MiB uploaded in process | %d ms, %d requests |\n| %d names looked for | %d ms |\n"
            .formatted(MEGABYTES, upload.toMillis(), requests, NAMES, checks.toMillis()));
  }

  private static BlobContentStore open(SimulatedBlobs service) {
    return BlobContentStore.open(
        new ContentPlace.AzureStorage(
            "pom.xml:7",
            "acct1",
            "https://acct1.blob.core.windows.net",
            "content",
            "",
            Optional.empty(),
            new ContentAccess.Sas(Duration.ofDays(5))),
        new BlobOptions(
            AzureEnvironmentName.AZURE,
            new Credentials.None(),
            Optional.empty(),
            Optional.of(service.transport),
            WaitListener.NONE),
        service.time);
  }

  private static String write(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Random random = new Random(1);
    byte[] bytes = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(bytes);
        digest.update(bytes);
        out.write(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
