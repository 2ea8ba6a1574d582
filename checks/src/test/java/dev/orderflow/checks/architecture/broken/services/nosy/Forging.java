package dev.orderflow.checks.architecture.broken.services.nosy;

import com.nimbusds.jose.JWSAlgorithm;

/** A service that reads tokens by itself. */
public record Forging(JWSAlgorithm algorithm) {}
