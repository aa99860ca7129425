package io.github.fleetmaven.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.github.fleetmaven.azure.Credentials.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the sources of credentials that a pom asks for. Each looks at what it needs before it asks
 * anybody, so that it can say what it lacks. Immutable.
 *
 * @param authorityHost where identities sign in
 * @param environment the variables of the environment
 */
record CredentialSources(String authorityHost, Map<String, String> environment) {

  private static final String TENANT = "AZURE_TENANT_ID";
  private static final String CLIENT = "AZURE_CLIENT_ID";
  private static final String SECRET = "AZURE_CLIENT_SECRET";
  private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE_PATH";
  private static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";

  CredentialSources {
    environment = Map.copyOf(environment);
  }

  /** Returns the sources in the order in which they are asked. */
  List<CredentialSource> of(Credentials credentials) {
    if (credentials instanceof Credentials.Auto auto) {
      return Arrays.stream(Source.values()).map(s -> source(s, auto.tenantId())).toList();
    }
    if (credentials instanceof Credentials.Named named) {
      return List.of(source(named.source(), named.tenantId()));
    }
    if (credentials instanceof Credentials.ServicePrincipal principal) {
      return List.of(
          new CredentialSource(
              "server",
              "check user name (the client id), password (its secret) and tenant of the server in"
                  + " settings.xml",
              () -> servicePrincipal(principal)));
    }
    return List.of();
  }

  private CredentialSource source(Source source, Optional<String> tenant) {
    return switch (source) {
      case ENVIRONMENT ->
          new CredentialSource(
              source.pomName(),
              "set " + TENANT + ", " + CLIENT + " and " + SECRET + " or " + CERTIFICATE,
              () -> environment(tenant));
      case WORKLOAD_IDENTITY ->
          new CredentialSource(
              source.pomName(),
              "set " + TENANT + ", " + CLIENT + " and " + TOKEN_FILE,
              () -> workloadIdentity(tenant));
      case MANAGED_IDENTITY ->
          new CredentialSource(
              source.pomName(),
              "run on an Azure machine that has an identity",
              this::managedIdentity);
      case AZURE_CLI ->
          new CredentialSource(
              source.pomName(), "install the Azure CLI and run 'az login'", () -> azureCli(tenant));
    };
  }

  private TokenCredential servicePrincipal(Credentials.ServicePrincipal principal) {
    return new ClientSecretCredentialBuilder()
        .authorityHost(authorityHost)
        .tenantId(principal.tenantId())
        .clientId(principal.clientId())
        .clientSecret(principal.clientSecret().reveal())
        .build();
  }

  private TokenCredential environment(Optional<String> tenant) throws MissingCredential {
    String tenantId = tenant.isPresent() ? tenant.get() : variable(TENANT);
    String clientId = variable(CLIENT);
    if (isSet(CERTIFICATE) && !isSet(SECRET)) {
      return new ClientCertificateCredentialBuilder()
          .authorityHost(authorityHost)
          .tenantId(tenantId)
          .clientId(clientId)
          .pemCertificate(variable(CERTIFICATE))
          .build();
    }
    return new ClientSecretCredentialBuilder()
        .authorityHost(authorityHost)
        .tenantId(tenantId)
        .clientId(clientId)
        .clientSecret(variable(SECRET))
        .build();
  }

  private TokenCredential workloadIdentity(Optional<String> tenant) throws MissingCredential {
    return new WorkloadIdentityCredentialBuilder()
        .authorityHost(authorityHost)
        .tenantId(tenant.isPresent() ? tenant.get() : variable(TENANT))
        .clientId(variable(CLIENT))
        .tokenFilePath(variable(TOKEN_FILE))
        .build();
  }

  private TokenCredential managedIdentity() throws MissingCredential {
    boolean announced = isSet("IDENTITY_ENDPOINT") || isSet("MSI_ENDPOINT");
    if (!announced && !MetadataService.answers()) {
      throw new MissingCredential("no metadata service answers at " + MetadataService.ADDRESS);
    }
    ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder();
    return isSet(CLIENT) ? builder.clientId(variableOrEmpty(CLIENT)).build() : builder.build();
  }

  private static TokenCredential azureCli(Optional<String> tenant) {
    AzureCliCredentialBuilder builder = new AzureCliCredentialBuilder();
    tenant.ifPresent(builder::tenantId);
    return builder.build();
  }

  private boolean isSet(String name) {
    return !variableOrEmpty(name).isEmpty();
  }

  private String variableOrEmpty(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private String variable(String name) throws MissingCredential {
    if (!isSet(name)) {
      throw new MissingCredential(name + " is not set");
    }
    return variableOrEmpty(name);
  }
}
