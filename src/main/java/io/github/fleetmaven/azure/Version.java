package io.github.fleetmaven.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The plugin's own version, as its jar knows it. */
final class Version {

  private static final String RESOURCE =
      "/META-INF/maven/io.github.fleetmaven/fleet-maven-plugin/pom.properties";

  private Version() {}

  /** Returns what the plugin calls itself in each request: {@code fleet-maven-plugin/1.2.0}. */
  static String userAgent() {
    return "fleet-maven-plugin/" + version();
  }

  /** Outside of a jar there is no version. */
  private static String version() {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "development");
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin's own jar can't be read", e);
    }
  }
}
