package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.OsType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where staged files lie: {@code <target>/<extension>/files/<name>}, with a {@code manifest.json}
 * beside {@code files}.
 *
 * @param directory the folder of all staged files
 */
record ContentLayout(Path directory) {

  static final String MANIFEST = "manifest.json";
  static final String FILES = "files";

  /** Holds what isn't whole yet. */
  static final String INCOMING = "incoming";

  /** Holds archives of staged files. */
  static final String ARCHIVES = "archives";

  /** Holds modules of DSC configurations that came in zips, until they are staged. */
  static final String MODULES = "modules";

  Path extension(ExtensionKey key) {
    return directory.resolve(folderName(key.target())).resolve(folderName(key.extension()));
  }

  Path manifest(ExtensionKey key) {
    return extension(key).resolve(MANIFEST);
  }

  Path files(ExtensionKey key) {
    return extension(key).resolve(FILES);
  }

  Path file(ExtensionKey key, String name) {
    return files(key).resolve(name);
  }

  Path incoming(ExtensionKey key) {
    return extension(key).resolve(INCOMING);
  }

  Path modules(ExtensionKey key) {
    return extension(key).resolve(MODULES);
  }

  Path archive(ExtensionKey key, ContentDigest.Bundle bundle, OsType os) {
    return extension(key).resolve(ARCHIVES).resolve(ContentNames.archive(bundle, os));
  }

  /** Returns a name that every file system takes, another one for every other name. */
  static String folderName(String name) {
    StringBuilder safe = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isSafe(c) || (c == '.' && !safe.isEmpty())) {
        safe.append(c);
      } else {
        safe.append('%').append(HexFormat.of().toHexDigits(b).toUpperCase(Locale.ROOT));
      }
    }
    return safe.toString();
  }

  private static boolean isSafe(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
