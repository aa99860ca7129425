package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Digests depend on names and bytes, and on nothing else. */
class DigestPropertiesTest {

  @Property(tries = 30)
  void orderTimesModesAndThePlaceDoNotMatter(
      @ForAll("trees") Map<String, byte[]> files, @ForAll long seed) throws IOException {
    Path here = Files.createTempDirectory("fleet-here");
    Path there = Files.createTempDirectory("fleet-there");
    try {
      write(here, files);
      write(there, files);
      Random random = new Random(seed);
      for (Path path : filesIn(there)) {
        Files.setLastModifiedTime(path, FileTime.fromMillis(random.nextInt(Integer.MAX_VALUE)));
        assertThat(path.toFile().setExecutable(random.nextBoolean())).isTrue();
      }
      List<ContentSource> shuffled = sources(there, files);
      Collections.shuffle(shuffled, random);

      assertThat(digest(there, shuffled)).isEqualTo(digest(here, sources(here, files)));
    } finally {
      delete(here);
      delete(there);
    }
  }

  @Property(tries = 30)
  void everyByteMatters(@ForAll("trees") Map<String, byte[]> files, @ForAll long seed)
      throws IOException {
    Path here = Files.createTempDirectory("fleet-here");
    try {
      write(here, files);
      ContentDigest before = digest(here, sources(here, files));
      List<Path> all = filesIn(here.resolve("src"));
      Random random = new Random(seed);
      Path changed = all.get(random.nextInt(all.size()));
      byte[] bytes = Files.readAllBytes(changed);
      bytes[random.nextInt(bytes.length)] ^= 1;
      Files.write(changed, bytes);

      ContentDigest after = digest(here, sources(here, files));

      assertThat(after).isNotEqualTo(before);
      assertThat(changedIn(before.parts(), after.parts())).isEqualTo(1);
      assertThat(changedIn(before.bundles(), after.bundles())).isLessThanOrEqualTo(1);
    } finally {
      delete(here);
    }
  }

  /** Files in folders {@code single}, {@code a} and {@code b}, none of them empty. */
  @Provide
  Arbitrary<Map<String, byte[]>> trees() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(4);
    Arbitrary<String> paths =
        Arbitraries.of("single/", "a/", "a/deep/er/", "b/")
            .flatMap(f -> names.map(n -> f + n + "1"));
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(300);
    return Arbitraries.maps(paths, bytes).ofMinSize(1).ofMaxSize(12);
  }

  private static List<ContentSource> sources(Path base, Map<String, byte[]> files) {
    List<ContentSource> sources = new ArrayList<>();
    for (String folder : List.of("a", "b")) {
      if (files.keySet().stream().anyMatch(name -> name.startsWith(folder + "/"))) {
        sources.add(
            new ContentSource.FileSet(
                "pom.xml:1",
                base.resolve("src").resolve(folder),
                List.of(),
                List.of(),
                Optional.of("into/" + folder),
                false));
      }
    }
    files.keySet().stream()
        .filter(name -> name.startsWith("single/"))
        .map(name -> base.resolve("src").resolve(name))
        .forEach(
            path ->
                sources.add(new ContentSource.File("pom.xml:1", path, Optional.empty(), false)));
    return sources;
  }

  private static ContentDigest digest(Path base, List<ContentSource> sources) {
    Script script = new Script(Optional.of("true"), sources, List.of());
    return new Packager(base.resolve("content"), BuildAccess.NONE)
        .stage(DeclaredFleets.of("web", DeclaredFleets.script("app", script)), new Diagnostics())
        .content(new ExtensionKey("web", "app"));
  }

  private static long changedIn(List<?> before, List<?> after) {
    return after.stream().filter(part -> !before.contains(part)).count();
  }

  private static void write(Path base, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = base.resolve("src").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
