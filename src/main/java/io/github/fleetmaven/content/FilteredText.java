package io.github.fleetmaven.content;

import io.github.fleetmaven.model.SecretReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces properties in a file. */
final class FilteredText {

  /** What a file in which properties are replaced may weigh: it is held in memory. */
  static final int LIMIT_BYTES = 16 * 1024 * 1024;

  private static final String REMEDY =
      "name it in a <file> or <fileSet> of its own, without <filtering>";

  private FilteredText() {}

  /**
   * Returns the bytes of a file, with properties replaced.
   *
   * @throws UnreadableFileException when it is no text, too large, can't be read or names a secret
   */
  static byte[] of(Path path, TextFilter filter) throws UnreadableFileException {
    String text = decode(path, read(path));
    if (SecretReference.isIn(text)) {
      throw new UnreadableFileException(
          path + " names a secret, and secrets are not put into files",
          "hand the secret over in the <command>, as DB_PASSWORD='{{secret://env/DB_PASSWORD}}'"
              + " bash install.sh");
    }
    return filter.filter(text).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(Path path) throws UnreadableFileException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LIMIT_BYTES + 1);
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
    if (bytes.length > LIMIT_BYTES) {
      throw new UnreadableFileException(
          path + " is larger than " + LIMIT_BYTES / (1024 * 1024) + " MiB, too large for filtering",
          REMEDY);
    }
    return bytes;
  }

  private static String decode(Path path, byte[] bytes) throws UnreadableFileException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw noText(path);
    }
    throw noText(path);
  }

  private static UnreadableFileException noText(Path path) {
    return new UnreadableFileException(
        path + " is no text in UTF-8, so nothing can be replaced in it", REMEDY);
  }
}
