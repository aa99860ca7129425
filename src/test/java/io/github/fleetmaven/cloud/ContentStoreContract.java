package io.github.fleetmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every place for content does. */
public abstract class ContentStoreContract {

  @TempDir public Path folder;

  /** Returns the place, the same one for the whole of a test. */
  protected abstract ContentStore store();

  @Test
  void keepsWhatIsPutThere() {
    Path file = file("install.sh", "echo hello\n");

    store().put(name(file), file, sha256(file));

    assertThat(store().size(name(file))).contains(11L);
    assertThat(store().read(name(file))).contains("echo hello\n");
  }

  @Test
  void keepsAnEmptyFile() {
    Path file = file("empty", "");

    store().put(name(file), file, sha256(file));

    assertThat(store().size(name(file))).contains(0L);
    assertThat(store().read(name(file))).contains("");
  }

  @Test
  void keepsALargeFile() throws IOException {
    Path file = large("large.bin", 9 * 1024 * 1024 + 17, 1);

    store().put(name(file), file, sha256(file));

    assertThat(store().size(name(file))).contains(Files.size(file));
    assertThat(sha256(bytes(name(file)))).isEqualTo(sha256(file));
  }

  /** Returns the bytes that lie under a name, as a machine gets them. */
  protected abstract byte[] bytes(String name);

  @Test
  void hasNothingThatWasNeverPutThere() {
    assertThat(store().size("00/nothing")).isEmpty();
    assertThat(store().read("00/nothing")).isEmpty();
  }

  @Test
  void neverOverwrites() {
    Path first = file("first", "first");
    Path second = file("second", "other");
    store().put("the/name", first, sha256(first));

    store().put("the/name", second, sha256(second));

    assertThat(store().read("the/name")).contains("first");
  }

  @Test
  void putsNothingThatHasChanged() {
    for (Path file : List.of(file("small", "x"), large("large", 5 * 1024 * 1024, 3))) {
      String other = sha256("something else".getBytes(StandardCharsets.UTF_8));

      CloudException e =
          catchThrowableOfType(
              CloudException.class, () -> store().put(file.getFileName().toString(), file, other));

      assertThat(e).hasMessageContaining("has changed since it was packaged");
      assertThat(store().size(file.getFileName().toString())).isEmpty();
    }
  }

  @Test
  void anExistenceCheckIsOneRequestAndNoWrite() {
    Path file = file("a", "a");
    store().put("a", file, sha256(file));
    RequestCount before = store().requests();

    store().size("a");
    store().size("b");

    assertThat(store().requests().requests() - before.requests()).isEqualTo(2);
    assertThat(store().requests().writes()).isEqualTo(before.writes());
  }

  @Test
  void removesWhatIsThereAndWhatIsNot() {
    Path file = file("a", "a");
    store().put("x/a", file, sha256(file));

    store().delete("x/a");
    store().delete("x/a");

    assertThat(store().size("x/a")).isEmpty();
  }

  @Test
  void takesNamesThatAddressesEscape() {
    Path file = file("a", "a");
    for (String name : List.of("a b/ä+ö&ü.txt", "100%/x#y?z", "c~/.hidden;v=1,2@3")) {
      store().put(name, file, sha256(file));

      assertThat(store().size(name)).as(name).contains(1L);
      assertThat(bytes(name)).as(name).isEqualTo(new byte[] {'a'});
    }
  }

  @Test
  void isUsedBySeveralThreads() throws Exception {
    List<Path> files =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(i -> large("f" + i, 5 * 1024 * 1024 + i, i))
            .toList();
    List<Thread> threads =
        files.stream()
            .map(f -> new Thread(() -> store().put(name(f), f, sha256(f))))
            .peek(Thread::start)
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    for (Path file : files) {
      assertThat(sha256(bytes(name(file)))).isEqualTo(sha256(file));
    }
  }

  protected final Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  protected final Path large(String name, int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  protected static String name(Path file) {
    return sha256(file) + "/" + file.getFileName();
  }

  protected static String sha256(Path file) {
    try {
      return sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  protected static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
