package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin tells in its own words what the SDKs would log. */
class SdkLogsTest {

  private static final String ALIBABA = "org.slf4j.simpleLogger.log.com.aliyun";

  private @Nullable String before;

  @BeforeEach
  void forget() {
    before = System.clearProperty(ALIBABA);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(ALIBABA);
    } else {
      System.setProperty(ALIBABA, before);
    }
  }

  @Test
  void quietsTheSdkOfAlibabaCloud() {
    SdkLogs.quiet();

    assertThat(System.getProperty(ALIBABA)).isEqualTo("off");
  }

  @Test
  void leavesWhatTheUserHasSet() {
    System.setProperty(ALIBABA, "debug");

    SdkLogs.quiet();

    assertThat(System.getProperty(ALIBABA)).isEqualTo("debug");
  }
}
