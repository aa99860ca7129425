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
  private @Nullable TokenCredential chosen;

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
   * @throws FleetException when no source gives one; it lists what was tried and what each lacked
   */
  @Override
  public synchronized AccessToken getTokenSync(TokenRequestContext request) {
    if (chosen != null) {
      return chosen.getTokenSync(request);
    }
    List<Diagnostic> lacks = new ArrayList<>();
    for (CredentialSource source : sources) {
      try {
        TokenCredential credential = source.open();
        AccessToken token = credential.getTokenSync(request);
        chosen = credential;
        return token;
      } catch (MissingCredential e) {
        lacks.add(Diagnostic.error(source.name(), e.lack(), source.remedy()));
      } catch (RuntimeException e) {
        lacks.add(Diagnostic.error(source.name(), firstLine(e), source.remedy()));
      }
    }
    throw new FleetException("no credentials for Azure work", lacks);
  }

  /** The SDK's messages go on with pages of advice. */
  private static String firstLine(RuntimeException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.strip().lines().findFirst().orElse("").strip();
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end);
  }
}
