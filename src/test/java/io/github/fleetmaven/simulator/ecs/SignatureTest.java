package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.simulator.ecs.auth.Signatures;
import io.github.fleetmaven.simulator.ecs.auth.SignedRequest;
import io.github.fleetmaven.time.ManualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  /** The example of the vendor's page "Request syntax and signature method V3". */
  private static final Instant EXAMPLE = Instant.parse("2023-10-26T10:22:32Z");

  private static final Map<String, String> SECRETS =
      Map.of("YourAccessKeyId", "YourAccessKeySecret");

  @TempDir Path directory;
  private Aliyun ecs;

  @BeforeEach
  void open() {
    ecs = Aliyun.of(directory, "{\"accessKeys\": {\"id\": \"secret\", \"simulator\": \"x\"}}");
  }

  private static SignedRequest example(String signature) {
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("host", "ecs.cn-shanghai.aliyuncs.com");
    headers.put("x-acs-action", "RunInstances");
    headers.put("x-acs-content-sha256", empty);
    headers.put("x-acs-date", "2023-10-26T10:22:32Z");
    headers.put("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d");
    headers.put("x-acs-version", "2014-05-26");
    headers.put(
        "authorization",
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
            + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
            + signature);
    String query =
        "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai";
    return new SignedRequest("POST", "/", query, headers, new byte[0]);
  }

  private static final String VENDORS =
      "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";

  @Test
  void takesTheSignatureOfTheVendorsExampleOnce() {
    Signatures signatures = new Signatures(SECRETS, new ManualTime(EXAMPLE));
    assertThatCode(() -> signatures.check(example(VENDORS))).doesNotThrowAnyException();
    assertThatThrownBy(() -> signatures.check(example(VENDORS)))
        .isInstanceOfSatisfying(
            EcsRefusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("SignatureNonceUsed"));
  }

  @Test
  void refusesTheSameWithAnotherDigit() {
    Signatures signatures = new Signatures(SECRETS, new ManualTime(EXAMPLE));
    assertThatThrownBy(() -> signatures.check(example(VENDORS.replace("c0", "c1"))))
        .isInstanceOfSatisfying(
            EcsRefusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("SignatureDoesNotMatch"));
    // A request that isn't the client's own doesn't use up its nonce.
    assertThatCode(() -> signatures.check(example(VENDORS))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-901, 901})
  void refusesADateThatIsMoreThanAQuarterOfAnHourOff(long seconds) {
    ManualTime clock = new ManualTime(EXAMPLE.plusSeconds(seconds));
    Signatures signatures = new Signatures(SECRETS, clock);
    assertThatThrownBy(() -> signatures.check(example(VENDORS)))
        .isInstanceOfSatisfying(
            EcsRefusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("InvalidTimeStamp.Expired"));
    Signatures others = new Signatures(SECRETS, new ManualTime(EXAMPLE.plusSeconds(seconds / 2)));
    assertThatCode(() -> others.check(example(VENDORS))).doesNotThrowAnyException();
  }

  /** Forgetting is safe: by then the date has passed. */
  @Test
  void forgetsANonceOnlyWhenItsDateHasPassed() {
    ManualTime clock = new ManualTime(EXAMPLE.minusSeconds(890));
    Signatures signatures = new Signatures(SECRETS, clock);
    signatures.check(example(VENDORS));
    clock.advance(Duration.ofSeconds(1780));
    assertThatThrownBy(() -> signatures.check(example(VENDORS)))
        .isInstanceOfSatisfying(
            EcsRefusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo("SignatureNonceUsed"));
  }

  private Aliyun.Reply signed(String secret, Map<String, String> changes) {
    return signed(secret, changes, Map.of("RegionId", "cn-hangzhou"), new byte[0]);
  }

  private Aliyun.Reply signed(
      String secret, Map<String, String> changes, Map<String, String> parameters, byte[] body) {
    Map<String, String> headers = Aliyun.headers("DescribeInstances", body);
    headers.putAll(changes);
    String query = Signer.query(parameters);
    headers.put("Authorization", Signer.authorization("id", secret, "POST", query, headers, body));
    return ecs.send("/?" + query, headers, body);
  }

  @Test
  void letsInWhoKnowsASecret() {
    signed("secret", Map.of()).ok();
    Aliyun.Reply refused = signed("wrong", Map.of()).refused(400, "SignatureDoesNotMatch");
    assertThat(refused.at("/Message")).contains("ACS3-HMAC-SHA256\\n");
    assertThat(refused.at("/HostId")).isEqualTo("ecs.cn-hangzhou.aliyuncs.com");
    assertThat(ecs.journal("request"))
        .containsExactly("POST /_ecs/DescribeInstances 200", "POST /_ecs/DescribeInstances 400");
  }

  @Test
  void coversNamesAndValuesOfAllKinds() {
    Map<String, String> odd =
        Map.of("InstanceName", "a b+c*d~e/f?g=h&i%ü[]", "RegionId", "cn-hangzhou", "Status", "");
    signed("secret", Map.of(), odd, new byte[0]).ok();
    signed("secret", Map.of("x-acs-security-token", "t"), odd, new byte[0]).ok();
  }

  /** Tag.1.Key has to come before Tag.10.Key, also where what follows is less than a dot. */
  @Test
  void ordersParametersByTheirNamesAlone() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 1; i <= 12; i++) {
      tags.put("Tag." + i + ".Key", "k" + i);
    }
    tags.put("Tag", "x");
    tags.put("RegionId", "cn-hangzhou");
    signed("secret", Map.of(), tags, new byte[0]).ok();
  }

  @Test
  void takesParametersFromAForm() {
    byte[] form =
        "InstanceIds=%5B%22i-nowhere%22%5D&RegionId=cn-hangzhou".getBytes(StandardCharsets.UTF_8);
    Map<String, String> type = Map.of("Content-Type", "application/x-www-form-urlencoded");
    Aliyun.Reply reply = signed("secret", type, Map.of(), form).ok();
    assertThat(reply.at("/TotalCount")).isEqualTo("0");
  }

  @Test
  void refusesABodyThatTheDigestDoesNotCover() {
    byte[] body = "RegionId=cn-hangzhou".getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = Aliyun.headers("DescribeInstances", new byte[0]);
    headers.put(
        "Authorization", Signer.authorization("id", "secret", "POST", "", headers, new byte[0]));
    ecs.send("/", headers, body).refused(400, "SignatureDoesNotMatch");
  }

  @Test
  void saysWhatIsMissing() {
    Map<String, String> headers = Aliyun.headers("DescribeInstances", new byte[0]);
    ecs.send("/", headers, new byte[0]).refused(400, "MissingParameter");
    headers.put("Authorization", "Bearer x");
    ecs.send("/", headers, new byte[0]).refused(400, "IncompleteSignature");
    for (String name :
        new String[] {"x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"}) {
      Aliyun.Reply refused = signed("secret", Map.of(name, "")).refused(400, "MissingParameter");
      assertThat(refused.at("/Message")).contains(name);
    }
    signed("secret", Map.of("x-acs-date", "yesterday")).refused(400, "InvalidTimeStamp.Format");
    signed("secret", Map.of("x-acs-version", "2013-01-01")).refused(404, "NoSuchVersion");
    signed("secret", Map.of("x-acs-action", "Nonsense")).refused(404, "InvalidAction.NotFound");
  }

  @Test
  void refusesAKeyThatItDoesNotKnow() {
    Map<String, String> headers = Aliyun.headers("DescribeInstances", new byte[0]);
    headers.put(
        "Authorization",
        Signer.authorization("nobody", "secret", "POST", "", headers, new byte[0]));
    ecs.send("/", headers, new byte[0]).refused(404, "InvalidAccessKeyId.NotFound");
  }

  @Test
  void wantsThePublicHeadersSigned() {
    Map<String, String> headers = Aliyun.headers("DescribeInstances", new byte[0]);
    Map<String, String> signed = new LinkedHashMap<>(headers);
    signed.remove("x-acs-action");
    headers.put(
        "Authorization", Signer.authorization("id", "secret", "POST", "", signed, new byte[0]));
    Aliyun.Reply refused = ecs.send("/", headers, new byte[0]).refused(400, "IncompleteSignature");
    assertThat(refused.at("/Message")).contains("x-acs-action");
  }
}
