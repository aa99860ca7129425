package io.github.fleetmaven.mojo;

import java.util.List;

/**
 * Keeps the loggers of the clouds' SDKs quiet: what they call an error (a credential that isn't
 * there, a connection that is tried again) the plugin tells in its own words, with a remedy. What a
 * user has set for them stays.
 */
final class SdkLogs {

  private static final String PREFIX = "org.slf4j.simpleLogger.log.";
  private static final List<String> LOGGERS =
      List.of("com.azure", "com.microsoft.aad.msal4j", "com.aliyun");

  private SdkLogs() {}

  /** Sets their level; to be called before an SDK's first class is loaded. */
  static void quiet() {
    for (String logger : LOGGERS) {
      if (System.getProperty(PREFIX + logger) == null) {
        System.setProperty(PREFIX + logger, "off");
      }
    }
  }
}
