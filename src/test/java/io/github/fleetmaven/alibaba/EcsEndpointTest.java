package io.github.fleetmaven.alibaba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.Sensitive;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcsEndpointTest {

  private static final AlibabaCredentials KEY =
      new AlibabaCredentials.AccessKey("id", new Sensitive<>("secret"), Optional.empty());

  private static EcsEndpoint of(String endpoint, AlibabaCredentials credentials) {
    return EcsEndpoint.of(
        new AlibabaOptions(
            "cn-hangzhou", Optional.ofNullable(endpoint), credentials, WaitListener.NONE));
  }

  @Test
  void isTheRegionsOwnWhenNoneIsNamed() {
    assertThat(of(null, new AlibabaCredentials.Auto()))
        .isEqualTo(new EcsEndpoint("https", "ecs.cn-hangzhou.aliyuncs.com", true));
  }

  @Test
  void sendsNoCredentialsToThisMachine() {
    assertThat(of("http://127.0.0.1:8080/", KEY))
        .isEqualTo(new EcsEndpoint("http", "127.0.0.1:8080", false));
    assertThat(SignedBy.client(KEY, of("http://localhost:1", KEY)).getCredential().getAccessKeyId())
        .isEqualTo("simulator");
  }

  @Test
  void sendsFoundCredentialsToHostsOfTheVendorOnly() {
    assertThatThrownBy(() -> of("https://ecs.example.com", new AlibabaCredentials.Auto()))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("ecs.example.com is not a host of Alibaba Cloud")
        .hasMessageContaining("<alibaba><auth><type>");
    assertThatThrownBy(() -> of("https://aliyuncs.com.example.com", new AlibabaCredentials.Auto()))
        .isInstanceOf(FleetException.class);
    assertThat(of("https://ecs.example.com", KEY).trusted()).isTrue();
    assertThat(of("https://ecs-vpc.cn-hangzhou.aliyuncs.com", new AlibabaCredentials.Auto()).host())
        .isEqualTo("ecs-vpc.cn-hangzhou.aliyuncs.com");
  }

  @Test
  void refusesPlainHttpElsewhereAndWhatIsNoUrl() {
    assertThatThrownBy(() -> of("http://ecs.cn-hangzhou.aliyuncs.com", KEY))
        .hasMessageContaining("loopback");
    assertThatThrownBy(() -> of("ecs.cn-hangzhou.aliyuncs.com", KEY))
        .hasMessageContaining("write it as https://host");
  }

  @Test
  void signsWithTheKeyOfTheServer() {
    var credential = SignedBy.client(KEY, of("https://ecs.example.com", KEY)).getCredential();
    assertThat(credential.getAccessKeyId()).isEqualTo("id");
    assertThat(credential.getAccessKeySecret()).isEqualTo("secret");
  }
}
