package io.github.fleetmaven.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Packs bytes so that equal content gives equal bytes, on every machine and at any time. */
final class Archive {

  private static final int EXECUTABLE = 0100755;
  private static final int READABLE = 0100644;

  /** A zip knows no time before 1980, and times near it only together with a time zone. */
  private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Archive() {}

  /**
   * A file to pack.
   *
   * @param name with {@code /} between folders
   * @param size in bytes
   */
  record Member(String name, long size, Content content) {

    Member(ContentFile file) {
      this(file.name(), file.size(), () -> new ByteArrayInputStream(file.bytes()));
    }
  }

  /** Opens what is in a file. */
  interface Content {
    InputStream open() throws IOException;
  }

  /** Returns the bytes compressed. */
  static byte[] gzip(byte[] bytes) {
    return compressed(out -> out.write(bytes));
  }

  /** Returns a compressed archive of the files, by name, owned by root and without times. */
  static byte[] tarGz(List<ContentFile> files) {
    List<Member> members = files.stream().map(Member::new).toList();
    return compressed(out -> tar(members, out));
  }

  /** Writes such an archive of files that needn't fit into memory. */
  static void tarGz(List<Member> members, OutputStream out) throws IOException {
    try (OutputStream gzip =
        new GzipCompressorOutputStream(out, parameters(Deflater.DEFAULT_COMPRESSION))) {
      tar(members, gzip);
    }
  }

  /** Writes a zip of the files, by name, without times that tell anything. */
  static void zip(List<Member> members, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Member member : byName(members)) {
        ZipEntry entry = new ZipEntry(member.name());
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        try (InputStream in = member.content().open()) {
          Streams.copy(in, zip, member.size());
        }
        zip.closeEntry();
      }
    }
  }

  private static void tar(List<Member> members, OutputStream out) throws IOException {
    var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    // Understood by GNU tar and BusyBox alike
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    for (Member member : byName(members)) {
      try (var in = new BufferedInputStream(member.content().open(), Streams.BUFFER)) {
        tar.putArchiveEntry(entry(member, Head.peek(member.name(), in)));
        Streams.copy(in, tar, member.size());
        tar.closeArchiveEntry();
      }
    }
    tar.finish();
  }

  private static List<Member> byName(List<Member> members) {
    return members.stream().sorted(Comparator.comparing(Member::name)).toList();
  }

  private static TarArchiveEntry entry(Member member, Head head) {
    TarArchiveEntry entry = new TarArchiveEntry(member.name());
    entry.setSize(member.size());
    entry.setMode(head.isExecutable() ? EXECUTABLE : READABLE);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(FileTime.fromMillis(0));
    return entry;
  }

  private static byte[] compressed(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GzipParameters parameters = parameters(Deflater.BEST_COMPRESSION);
    try (OutputStream out = new GzipCompressorOutputStream(bytes, parameters)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static GzipParameters parameters(int level) {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(level);
    parameters.setModificationTime(0);
    parameters.setOperatingSystem(255);
    return parameters;
  }

  /** What is compressed. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
