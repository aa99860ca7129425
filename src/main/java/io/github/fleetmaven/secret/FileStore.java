package io.github.fleetmaven.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Secrets in files: {@code secret://file/PATH}, relative to a folder. One line end at the end of
 * the file is no part of the secret.
 */
final class FileStore implements SecretStore {

  /** More than any key or certificate, less than what the protected settings can carry. */
  static final int LIMIT_BYTES = 64 * 1024;

  private final Path base;

  FileStore(Path base) {
    this.base = base;
  }

  @Override
  public Optional<String> read(String path) throws UnreadableSecretException {
    Path file = resolve(path);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
      if (bytes.length > LIMIT_BYTES) {
        throw new UnreadableSecretException(file + " is larger than 64 KiB");
      }
      return Optional.of(withoutLineEnd(decode(file, bytes)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UnreadableSecretException(
          file + (Files.isDirectory(file) ? " is a folder" : " can't be read"));
    }
  }

  @Override
  public String missing(String path) {
    return "there is no file " + base.resolve(path).normalize();
  }

  @Override
  public String remedy(String path) {
    return "put the secret into that file, as UTF-8 text, and keep it out of version control";
  }

  private Path resolve(String path) throws UnreadableSecretException {
    try {
      return base.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new UnreadableSecretException("its path can't be the path of a file");
    }
  }

  private static String decode(Path file, byte[] bytes) throws UnreadableSecretException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableSecretException(file + " isn't UTF-8 text");
    }
  }

  private static String withoutLineEnd(String text) {
    if (!text.endsWith("\n")) {
      return text;
    }
    return text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
  }
}
