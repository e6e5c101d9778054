"""The addresses of getting in, each with its access. Of allauth's own routes only those that are needed are here.

allauth finds its routes by its own names; our templates by ours: such an address stands twice.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, reverse_lazy

from frontdoor.web.access import access

from . import passwords
from .leaving import leaving_nothing
from .limits import limited, of_address, of_sign_in, of_user
from .second_factor import not_the_last, one_app, second_factor, second_factor_qr, setting_up

public, signed_in = access("public"), access("signed_in")

sign_in = public(limited(of_sign_in)(account.login))
sign_out = public(leaving_nothing(account.logout))
add_app = signed_in(one_app(setting_up(app.activate_totp)))
add_passkey = signed_in(setting_up(passkeys.add_webauthn))
remove_passkey = signed_in(not_the_last(passkeys.RemoveWebAuthnView.as_view(success_url=reverse_lazy("second_factor"))))

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/passkey/", public(limited(of_address)(passkeys.login_webauthn)), name="mfa_login_webauthn"),
    path("sign-in/code/", public(limited(of_address)(factor.authenticate)), name="mfa_authenticate"),
    path("sign-in/again/", signed_in(limited(of_user)(account.reauthenticate)), name="account_reauthenticate"),
    path("sign-out/", sign_out, name="account_logout"),
    path("sign-out/", sign_out, name="sign_out"),
    path("welcome/", passwords.welcome, name="welcome"),
    path("welcome/<str:token>/", passwords.open_welcome, name="open_welcome"),
    path("password/", passwords.forgotten, name="forgotten_password"),
    path("password/new/", passwords.new_password, name="new_password"),
    path("password/new/<str:token>/", passwords.open_new_password, name="open_new_password"),
    path("second-factor/", second_factor, name="mfa_index"),
    path("second-factor/", second_factor, name="second_factor"),
    path("second-factor/app/", add_app, name="mfa_activate_totp"),
    path("second-factor/app/code.svg", second_factor_qr, name="second_factor_qr"),
    path("second-factor/passkey/", add_passkey, name="mfa_add_webauthn"),
    path("second-factor/passkey/<int:pk>/remove/", remove_passkey, name="mfa_remove_webauthn"),
    path("second-factor/recovery-codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "second-factor/recovery-codes/new/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
