package dev.orderflow.localcloud.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's key, made when it is first needed: making one takes longer than most boots would
 * like to wait. With a data directory it is kept, so that tokens outlive a restart.
 */
public final class SigningKey {

  private static final int BITS = 2048;
  private static final String FILE = "dev-issuer.jwk";

  private final Optional<Path> file;
  private @Nullable RSAKey key;

  /**
   * @param data where the key is kept; it ends with this process if absent
   */
  public SigningKey(Optional<Path> data) {
    this.file = data.map(it -> it.resolve(FILE));
  }

  synchronized RSAKey get() throws JOSEException {
    RSAKey known = key;
    if (known == null) {
      known = file.isPresent() ? kept(file.get()) : made();
      key = known;
    }
    return known;
  }

  private static RSAKey kept(Path file) throws JOSEException {
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      RSAKey made = made();
      write(made.toJSONString(), file);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a key in " + file, e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " holds no key; remove it to get another", e);
    }
  }

  private static RSAKey made() throws JOSEException {
    return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
  }

  /** Nobody but the owner may read it at any moment, and a kill leaves all of it or nothing. */
  private static void write(String text, Path file) throws IOException {
    Path beside = OwnerOnly.file(file.resolveSibling(FILE + ".new"));
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
