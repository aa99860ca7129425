package io.github.fleetmaven.alibaba;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.credentials.exception.CredentialException;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import org.junit.jupiter.api.Test;

/** What the SDK throws, in words that people read. */
class EcsErrorsTest {

  @Test
  void tellsShortlyThatThereAreNoCredentials() {
    CloudError error =
        error(
            "Unable to load credentials from any of the providers in the chain:"
                + " [SystemPropertiesCredentialsProvider: System property"
                + " alibabacloud.accessKeyId cannot be empty."
                + ", EnvironmentVariableCredentialsProvider: and so on]");

    assertThat(error.kind()).isEqualTo(Kind.UNAUTHENTICATED);
    assertThat(error.text())
        .isEqualTo(
            "tried to find instances, but failed: no credentials of Alibaba Cloud were found,"
                + " neither ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET nor a"
                + " profile nor a RAM role");
  }

  @Test
  void tellsWhatElseIsTheMatterWithCredentials() {
    assertThat(error("The role\n is not there").message())
        .isEqualTo("the credentials of Alibaba Cloud could not be had: The role is not there");
    assertThat(error("x".repeat(900)).message()).hasSizeLessThan(300).endsWith("x…");
  }

  private static CloudError error(String message) {
    return EcsErrors.of(
        EcsCall.read("find instances"),
        new CredentialException(message),
        new EcsEndpoint("https", "ecs.cn-hangzhou.aliyuncs.com", true));
  }
}
