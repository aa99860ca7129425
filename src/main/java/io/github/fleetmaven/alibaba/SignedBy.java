package io.github.fleetmaven.alibaba;

import com.aliyun.credentials.Client;
import com.aliyun.credentials.models.Config;
import com.aliyun.credentials.provider.AlibabaCloudCredentialsProvider;
import com.aliyun.credentials.provider.CLIProfileCredentialsProvider;
import com.aliyun.credentials.provider.EcsRamRoleCredentialProvider;
import com.aliyun.credentials.provider.EnvironmentVariableCredentialsProvider;
import com.aliyun.credentials.provider.OIDCRoleArnCredentialProvider;
import io.github.fleetmaven.model.Sensitive;

/** Makes what signs the SDK's requests. Stateless. */
final class SignedBy {

  /** What a simulator knows; it opens nothing elsewhere. */
  private static final String NOBODY = "simulator";

  private SignedBy() {}

  static Client client(AlibabaCredentials credentials, EcsEndpoint endpoint) {
    if (!endpoint.trusted()) {
      return key(NOBODY, NOBODY);
    }
    if (credentials instanceof AlibabaCredentials.Named named) {
      return new Client(provider(named.source()));
    }
    if (credentials instanceof AlibabaCredentials.AccessKey key) {
      return key.securityToken()
          .map(token -> temporary(key, token))
          .orElseGet(() -> key(key.id(), key.secret().reveal()));
    }
    return new Client();
  }

  private static Client key(String id, String secret) {
    return new Client(
        new Config().setType("access_key").setAccessKeyId(id).setAccessKeySecret(secret));
  }

  private static Client temporary(AlibabaCredentials.AccessKey key, Sensitive<String> token) {
    return new Client(
        new Config()
            .setType("sts")
            .setAccessKeyId(key.id())
            .setAccessKeySecret(key.secret().reveal())
            .setSecurityToken(token.reveal()));
  }

  private static AlibabaCloudCredentialsProvider provider(AlibabaCredentials.Source source) {
    return switch (source) {
      case ENVIRONMENT -> new EnvironmentVariableCredentialsProvider();
      case CLI_PROFILE -> CLIProfileCredentialsProvider.builder().build();
      case ECS_RAM_ROLE -> EcsRamRoleCredentialProvider.builder().build();
      case OIDC_ROLE -> OIDCRoleArnCredentialProvider.builder().build();
    };
  }
}
