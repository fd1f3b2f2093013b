/** Who is signed in and what the token allows: roles, hospitals, root centres. The gateway is not trusted to have asked. */
package dev.heng.edge.access;
