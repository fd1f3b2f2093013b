/** What runs while an image is built. */
package dev.heng.kubernetes;
