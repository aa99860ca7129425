package io.github.fleetmaven.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Packs bytes so that equal content gives equal bytes, on every machine and at any time. */
final class Archive {

  private static final int EXECUTABLE = 0100755;
  private static final int READABLE = 0100644;

  private Archive() {}

  /** Returns the bytes compressed. */
  static byte[] gzip(byte[] bytes) {
    return compressed(out -> out.write(bytes));
  }

  /** Returns a compressed archive of the files, by name, owned by root and without times. */
  static byte[] tarGz(List<ContentFile> files) {
    return compressed(
        out -> {
          var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
          // Understood by GNU tar and BusyBox alike
          tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
          for (ContentFile file : byName(files)) {
            tar.putArchiveEntry(entry(file));
            tar.write(file.bytes());
            tar.closeArchiveEntry();
          }
          tar.finish();
        });
  }

  private static List<ContentFile> byName(List<ContentFile> files) {
    return files.stream().sorted(Comparator.comparing(ContentFile::name)).toList();
  }

  private static TarArchiveEntry entry(ContentFile file) {
    TarArchiveEntry entry = new TarArchiveEntry(file.name());
    entry.setSize(file.size());
    entry.setMode(file.isExecutable() ? EXECUTABLE : READABLE);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(FileTime.fromMillis(0));
    return entry;
  }

  private static byte[] compressed(Writing writing) {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    parameters.setModificationTime(0);
    parameters.setOperatingSystem(255);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GzipCompressorOutputStream(bytes, parameters)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** What is compressed. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
