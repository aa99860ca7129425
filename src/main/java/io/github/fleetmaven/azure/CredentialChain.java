package io.github.fleetmaven.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Asks one source of credentials after the other, and stays with the first that gives a token.
 *
 * <p>Safe for use by several threads.
 */
final class CredentialChain implements TokenCredential {

  private final List<CredentialSource> sources;
  private @Nullable Chosen chosen;
  private @Nullable FleetException hopeless;

  /** A source that gave a token, and the credential that it made. */
  private record Chosen(CredentialSource source, TokenCredential credential) {}

  CredentialChain(List<CredentialSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromCallable(() -> getTokenSync(request));
  }

  /**
   * Returns a token.
   *
   * @throws FleetException when no source gives one; it lists what was tried and what each lacked.
   *     That is found out once: many targets ask, and some sources take seconds to say no
   */
  @Override
  public synchronized AccessToken getTokenSync(TokenRequestContext request) {
    return chosen == null ? first(request) : again(chosen, request);
  }

  private AccessToken first(TokenRequestContext request) {
    if (hopeless != null) {
      throw hopeless;
    }
    List<Diagnostic> lacks = new ArrayList<>();
    for (CredentialSource source : sources) {
      try {
        TokenCredential credential = source.open();
        AccessToken token = credential.getTokenSync(request);
        chosen = new Chosen(source, credential);
        return token;
      } catch (MissingCredential e) {
        lacks.add(Diagnostic.error(source.name(), e.lack(), source.remedy()));
      } catch (RuntimeException e) {
        lacks.add(refusal(source, e));
      }
    }
    hopeless = new FleetException("no credentials for Azure work", lacks);
    throw hopeless;
  }

  /** The SDK keeps a token until it runs out: only then is there a second time. */
  private static AccessToken again(Chosen chosen, TokenRequestContext request) {
    try {
      return chosen.credential().getTokenSync(request);
    } catch (RuntimeException e) {
      throw new FleetException(
          "the credentials for Azure don't work any more", List.of(refusal(chosen.source(), e)));
    }
  }

  private static Diagnostic refusal(CredentialSource source, RuntimeException e) {
    return Diagnostic.error(source.name(), IdentityMessage.of(e), source.remedy());
  }
}
