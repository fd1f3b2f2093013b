/**
 * Who is calling: verifies bearer tokens, answers who is signed in, and in the local default issues tokens for the demo accounts.
 * Refuses to start when neither an issuer nor the local default is configured.
 */
package dev.heng.gateway.session;
