package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stages one file at a time, in bounded memory. Safe for several threads, on files of their own.
 */
final class FileStager {

  private final TextFilter filter;

  FileStager(TextFilter filter) {
    this.filter = filter;
  }

  /**
   * Copies a file, with the properties replaced where that was asked for, and reads it once.
   *
   * @param incoming a folder for what isn't whole yet
   * @throws UnreadableFileException when the source can't be taken
   * @throws IOException when the copy can't be written
   */
  StagedFile stage(SelectedFile source, Path target, Path incoming)
      throws IOException, UnreadableFileException {
    Traits traits = new Traits(source.name());
    try (FileCopy copy = new FileCopy(target, incoming)) {
      if (source.filtered()) {
        byte[] bytes = FilteredText.of(source.path(), filter);
        traits.update(bytes, bytes.length);
        copy.write(bytes, bytes.length);
      } else {
        copy(source.path(), traits, copy);
      }
      String sha256 = copy.finish();
      return new StagedFile(
          source,
          new ContentDigest.Part(source.name(), sha256, copy.size(), source.bundle()),
          traits.marked(),
          traits.windowsScript());
    }
  }

  private static void copy(Path path, Traits traits, FileCopy copy)
      throws IOException, UnreadableFileException {
    byte[] buffer = new byte[Streams.BUFFER];
    try (InputStream in = open(path)) {
      for (int length = read(in, buffer, path); length >= 0; length = read(in, buffer, path)) {
        traits.update(buffer, length);
        copy.write(buffer, length);
      }
    }
  }

  private static InputStream open(Path path) throws UnreadableFileException {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }

  private static int read(InputStream in, byte[] buffer, Path path) throws UnreadableFileException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }
}
