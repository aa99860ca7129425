package io.github.fleetmaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.content.StagedContent;
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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what it costs to stage and to pack content, and writes it to {@code target/bench}. */
@Tag("bench")
class ContentBenchmarkTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "app");
  private static final int MEGABYTE = 1024 * 1024;

  @TempDir private Path directory;

  private final List<String> rows = new ArrayList<>();

  @Test
  void contentCostsItsBytesAndNoMemory() throws IOException {
    measure("10 files of 1 kB", 10, 1024); // classes are loaded, and code is compiled
    rows.clear();
    measure("10,000 files of 1 kB", 10_000, 1024);
    measure("4 files of 75 MB", 4, 75 * MEGABYTE);
    measure("8 files of 256 MB", 8, 256 * MEGABYTE);

    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        folder.resolve("content.md"),
        "| content | first | unchanged | one file changed | as tar.gz | heap |\n"
            + "|---|---:|---:|---:|---:|---:|\n"
            + String.join("", rows));
  }

  private void measure(String name, int count, int size) throws IOException {
    Path source = Files.createDirectory(directory.resolve("src-" + count + "-" + size));
    for (int i = 0; i < count; i++) {
      write(source.resolve(i + ".bin"), size, i);
    }
    Path content = directory.resolve("content-" + count + "-" + size);
    long before = Heap.live();
    Heap.forgetPeak();
    Timed<ContentDigest> first = timed(() -> stage(source, content));
    Timed<ContentDigest> unchanged = timed(() -> stage(source, content));
    write(source.resolve("0.bin"), size, -1);
    Timed<ContentDigest> changed = timed(() -> stage(source, content));
    ContentDigest digest = changed.result();
    Timed<Path> packed =
        timed(
            () ->
                new StagedContent(content)
                    .archive(KEY, digest, digest.bundles().get(0), OsType.LINUX));
    long heap = (Heap.peak() - before) / MEGABYTE;
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %.1f s | %.1f s | %.1f s | %.1f s | %d MB |%n",
            name,
            first.seconds(),
            unchanged.seconds(),
            changed.seconds(),
            packed.seconds(),
            heap));
    assertThat(unchanged.result()).isEqualTo(first.result());
    assertThat(digest).isNotEqualTo(first.result());
    assertThat(heap).isLessThan(400);
    Files.delete(packed.result());
  }

  private static ContentDigest stage(Path source, Path content) {
    ContentSource set =
        new ContentSource.FileSet(
            "pom.xml:1", source, List.of(), List.of(), Optional.of("data"), false);
    Script script = new Script(Optional.of("true"), List.of(set), List.of());
    ContentPlace place =
        new ContentPlace.Http("pom.xml:3", "https://files.example.org", Optional.empty());
    DesiredFleet fleet =
        new DesiredFleet(
            DeclaredFleets.of("web", DeclaredFleets.script("app", script)).targets(),
            Optional.of(place));
    return new Packager(content, BuildAccess.NONE).stage(fleet, new Diagnostics()).content(KEY);
  }

  /** Half of it can be compressed, as programs and their data can. */
  private static void write(Path file, int size, int seed) throws IOException {
    byte[] block = new byte[Math.min(size, MEGABYTE)];
    Random random = new Random(seed);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int written = 0; written < size; written += block.length) {
        random.nextBytes(block);
        Arrays.fill(block, 0, block.length / 2, (byte) written);
        out.write(block, 0, Math.min(block.length, size - written));
      }
    }
  }

  private static <T> Timed<T> timed(Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    return new Timed<>(result, (System.nanoTime() - start) / 1e9);
  }

  private record Timed<T>(T result, double seconds) {}
}
