<?php

$next = $_GET['next'];
// ruleid: php-open-redirect
header("Location: " . $next);
// ruleid: php-open-redirect
header("Location: $next", true, 302);
// ruleid: php-open-redirect
wp_redirect($_REQUEST['to']);
// ok: php-open-redirect
header("Location: /welcome?from=" . urlencode($next));
// ok: php-open-redirect
header("Location: /users/" . $next);
// ok: php-open-redirect
header("Content-Type: text/plain");
$targets = ['home' => '/home'];
// ok: php-open-redirect
header("Location: " . ($targets[$_GET['next']] ?? '/home'));
if (!in_array($next, ['/home', '/cart'], true)) {
    $next = '/home';
}
// ok: php-open-redirect
header("Location: " . $next);

class LoginController {
    public function done(Request $request) {
        // ruleid: php-open-redirect
        redirect($request->input('next'));
        // ruleid: php-open-redirect
        $answer = new RedirectResponse($request->query->get('next'));
        // ok: php-open-redirect
        return redirect()->route('home');
    }
}
