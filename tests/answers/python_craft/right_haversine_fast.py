# %% the arctan2 form
def haversine_fast(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = (np.deg2rad(np.asarray(x, dtype=float)) for x in (lat1, lon1, lat2, lon2))
    a = np.sin((lat1 - lat2) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon1 - lon2) / 2) ** 2
    a = np.clip(a, 0, 1)
    return 2 * EARTH_RADIUS_KM * np.arctan2(np.sqrt(a), np.sqrt(1 - a))

# %% degrees subtracted first, half-angle by 1 - cos avoided
def haversine_fast(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = map(np.asarray, (lat1, lon1, lat2, lon2))
    north = np.sin(np.radians(lat2 - lat1) / 2)
    east = np.sin(np.radians(lon2 - lon1) / 2)
    chord = np.sqrt(north * north + np.cos(np.radians(lat1)) * np.cos(np.radians(lat2)) * east * east)
    return EARTH_RADIUS_KM * 2 * np.arcsin(np.where(chord > 1, 1.0, chord))

# %% vectors in space: cross and dot product, without haversine
def haversine_fast(lat1, lon1, lat2, lon2):
    def unit(lat, lon):
        lat, lon = np.radians(lat), np.radians(lon)
        return np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat) + 0 * lon

    (a, b, c), (p, q, r) = unit(lat1, lon1), unit(lat2, lon2)
    cross = np.sqrt((b * r - c * q) ** 2 + (c * p - a * r) ** 2 + (a * q - b * p) ** 2)
    return 6371.0 * np.arctan2(cross, a * p + b * q + c * r)

# %% from the text alone, one
def haversine_fast(lat1: np.ndarray, lon1: np.ndarray, lat2: np.ndarray, lon2: np.ndarray) -> np.ndarray:
    lat1, lon1, lat2, lon2 = (np.asarray(each, dtype=np.float64) for each in (lat1, lon1, lat2, lon2))
    half_dphi = np.radians(lat2 - lat1) / 2
    half_dlam = np.radians(lon2 - lon1) / 2
    a = np.sin(half_dphi) ** 2 + np.cos(np.radians(lat1)) * np.cos(np.radians(lat2)) * np.sin(half_dlam) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(a, 1.0)))


# %% from the text alone, two
def haversine_fast(lat1: np.ndarray, lon1: np.ndarray, lat2: np.ndarray, lon2: np.ndarray) -> np.ndarray:
    # the angle between two directions by its sine and cosine: the arctangent is accurate near 0 and near 180 degrees
    phi1, lam1, phi2, lam2 = (np.deg2rad(np.array(each, dtype=float)) for each in (lat1, lon1, lat2, lon2))
    dlam = lam2 - lam1
    sin1, cos1, sin2, cos2 = np.sin(phi1), np.cos(phi1), np.sin(phi2), np.cos(phi2)
    east = cos2 * np.sin(dlam)
    north = cos1 * sin2 - sin1 * cos2 * np.cos(dlam)
    along = sin1 * sin2 + cos1 * cos2 * np.cos(dlam)
    return EARTH_RADIUS_KM * np.arctan2(np.hypot(east, north), along)
