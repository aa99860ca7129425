package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpPipeline;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import com.azure.identity.CredentialUnavailableException;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.Sensitive;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CredentialChainTest {

  private static final String LOGIN = "https://login.microsoftonline.com/";
  private static final TokenRequestContext REQUEST = new TokenRequestContext().addScopes("x");

  @Test
  void staysWithTheFirstThatGivesAToken() {
    AtomicInteger asked = new AtomicInteger();
    CredentialChain chain =
        new CredentialChain(
            List.of(
                source("first", lacking("nothing there")),
                source("second", new Giving("t2", new AtomicInteger())),
                source("third", new Giving("t3", asked))));

    assertThat(chain.getTokenSync(REQUEST).getToken()).isEqualTo("t2");
    assertThat(chain.getTokenSync(REQUEST).getToken()).isEqualTo("t2");
    assertThat(asked).hasValue(0);
  }

  @Test
  void listsWhatWasTriedAndWhatEachLacked() {
    CredentialChain chain =
        new CredentialChain(
            List.of(
                new CredentialSource(
                    "environment",
                    "set it",
                    () -> {
                      throw new MissingCredential("AZURE_TENANT_ID is not set");
                    }),
                source(
                    "azureCli",
                    lacking(
                        "Azure CLI not installed. To mitigate this issue, read pages\nof it"))));

    FleetException e =
        catchThrowableOfType(FleetException.class, () -> chain.getTokenSync(REQUEST));

    assertThat(e).hasMessageStartingWith("no credentials for Azure work");
    assertThat(e.diagnostics())
        .containsExactly(
            Diagnostic.error("environment", "AZURE_TENANT_ID is not set", "set it"),
            Diagnostic.error("azureCli", "Azure CLI not installed", "mend azureCli"));
  }

  /** Many targets ask, and a metadata service or the CLI takes seconds to say no. */
  @Test
  void triesThemOnceWhenNoneWorks() {
    AtomicInteger tried = new AtomicInteger();
    CredentialChain chain =
        new CredentialChain(
            List.of(
                new CredentialSource(
                    "managedIdentity",
                    "use another",
                    () -> {
                      tried.incrementAndGet();
                      throw new MissingCredential("nothing answers");
                    })));

    assertThatThrownBy(() -> chain.getTokenSync(REQUEST)).hasMessageContaining("nothing answers");
    assertThatThrownBy(() -> chain.getTokenSync(REQUEST)).hasMessageContaining("nothing answers");
    assertThat(tried).hasValue(1);
  }

  @Test
  void saysTheInnermostReasonWhereTheOthersSayNothing() {
    RuntimeException failure =
        new CredentialUnavailableException(
            "Managed Identity authentication failed, see inner exception for more information.",
            new IllegalStateException("[Managed Identity] no identity is assigned."));

    assertThat(IdentityMessage.of(failure)).isEqualTo("no identity is assigned");
    assertThat(IdentityMessage.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void saysWhenACredentialStopsWorking() {
    AtomicInteger asked = new AtomicInteger();
    TokenCredential once =
        request ->
            asked.getAndIncrement() == 0
                ? Mono.just(new AccessToken("t", OffsetDateTime.now(ZoneOffset.UTC)))
                : Mono.error(new CredentialUnavailableException("revoked"));
    CredentialChain chain = new CredentialChain(List.of(source("azureCli", once)));
    chain.getTokenSync(REQUEST);

    FleetException e =
        catchThrowableOfType(FleetException.class, () -> chain.getTokenSync(REQUEST));

    assertThat(e).hasMessageStartingWith("the credentials for Azure don't work any more");
    assertThat(e.diagnostics())
        .containsExactly(Diagnostic.error("azureCli", "revoked", "mend azureCli"));
  }

  @Test
  void theListReachesWhoeverAskedTheCloud() {
    CredentialChain chain = new CredentialChain(List.of(source("azureCli", lacking("no az"))));
    ScriptedTransport azure = new ScriptedTransport();
    Endpoint endpoint = new Endpoint(URI.create("https://management.azure.com"), true);
    Wire wire =
        new SdkWire(
            endpoint, AzureEnvironmentName.AZURE, pipeline(azure, chain, new RequestCounter()));

    FleetException e = catchThrowableOfType(FleetException.class, () -> wire.send(call(endpoint)));

    assertThat(e.diagnostics())
        .containsExactly(Diagnostic.error("azureCli", "no az", "mend azureCli"));
    assertThat(azure.requests()).isEmpty();
  }

  @Test
  void sendsTheTokenWithEveryRequest() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CredentialChain chain = new CredentialChain(List.of(source("a", new Giving("t1", asked))));
    ScriptedTransport azure = new ScriptedTransport().answer(200, "{}").answer(200, "{}");
    RequestCounter counter = new RequestCounter();
    Endpoint endpoint = new Endpoint(URI.create("https://management.azure.com"), true);
    Wire wire = new SdkWire(endpoint, AzureEnvironmentName.AZURE, pipeline(azure, chain, counter));

    wire.send(call(endpoint));
    wire.send(call(endpoint));

    assertThat(azure.requests())
        .extracting(r -> r.headers().get("Authorization"))
        .containsExactly("Bearer t1", "Bearer t1");
    assertThat(asked).as("the token is kept").hasValue(1);
    assertThat(counter.count().requests()).isEqualTo(2);
  }

  @Test
  void autoAsksTheMachinesSourcesInOrder() {
    var sources = new CredentialSources(LOGIN, Map.of());

    assertThat(sources.of(new Credentials.Auto(Optional.empty())))
        .extracting(CredentialSource::name)
        .containsExactly("environment", "workloadIdentity", "managedIdentity", "azureCli");
    assertThat(sources.of(new Credentials.Named(Credentials.Source.AZURE_CLI, Optional.empty())))
        .extracting(CredentialSource::name)
        .containsExactly("azureCli");
    assertThat(
            sources.of(
                new Credentials.ServicePrincipal("tenant", "client", new Sensitive<>("secret"))))
        .extracting(CredentialSource::name)
        .containsExactly("server");
  }

  @Test
  void eachSourceNamesTheVariableThatItLacks() {
    assertThat(lack(Credentials.Source.ENVIRONMENT, Map.of()))
        .isEqualTo("AZURE_TENANT_ID is not set");
    assertThat(lack(Credentials.Source.ENVIRONMENT, Map.of("AZURE_TENANT_ID", "t")))
        .isEqualTo("AZURE_CLIENT_ID is not set");
    assertThat(
            lack(
                Credentials.Source.ENVIRONMENT,
                Map.of("AZURE_TENANT_ID", "t", "AZURE_CLIENT_ID", "c", "AZURE_CLIENT_SECRET", " ")))
        .isEqualTo("AZURE_CLIENT_SECRET is not set");
    assertThat(
            lack(
                Credentials.Source.WORKLOAD_IDENTITY,
                Map.of("AZURE_TENANT_ID", "t", "AZURE_CLIENT_ID", "c")))
        .isEqualTo("AZURE_FEDERATED_TOKEN_FILE is not set");
  }

  @Test
  void aCompleteEnvironmentMakesACredential() throws Exception {
    Map<String, String> environment =
        Map.of("AZURE_TENANT_ID", "t", "AZURE_CLIENT_ID", "c", "AZURE_CLIENT_SECRET", "s");

    assertThat(one(Credentials.Source.ENVIRONMENT, environment).open()).isNotNull();
  }

  private static String lack(Credentials.Source source, Map<String, String> environment) {
    return catchThrowableOfType(MissingCredential.class, () -> one(source, environment).open())
        .lack();
  }

  private static CredentialSource one(Credentials.Source source, Map<String, String> environment) {
    return new CredentialSources(LOGIN, environment)
        .of(new Credentials.Named(source, Optional.empty()))
        .get(0);
  }

  private static HttpPipeline pipeline(
      LocalTransport transport, TokenCredential credential, RequestCounter counter) {
    return Pipelines.of(
        new LocalHttpClient(transport),
        new ArmChallengeAuthenticationPolicy(credential, AzureEnvironmentName.AZURE.scope()),
        counter);
  }

  private static Call call(Endpoint endpoint) {
    return new Call(
        "read", "sub", "GET", endpoint.base(), Map.of(), Optional.empty(), Repeat.HARMLESS);
  }

  private static CredentialSource source(String name, TokenCredential credential) {
    return new CredentialSource(name, "mend " + name, () -> credential);
  }

  private static TokenCredential lacking(String message) {
    return request -> Mono.error(new CredentialUnavailableException(message));
  }

  private record Giving(String token, AtomicInteger asked) implements TokenCredential {
    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
      asked.incrementAndGet();
      return Mono.just(new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    }
  }
}
